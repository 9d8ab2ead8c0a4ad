/*
 * The code book as UIMA and INCEpTION name things: a type for each layer, a feature for each thing said of a mark.
 * Not how types are written (type-system.ts). Readers know our own files by these names.
 */
import type { Layer } from '../../model/codebook.ts';
import type { LayerId } from '../../model/ids.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';

/** INCEpTION makes its own layers in this package too. */
const PACKAGE = 'webanno.custom';

/** What every mark carries, beside the attributes of its layer. */
export const TAG = 'tag';
export const NOTE = 'note';
/** The id of the mark: pieces of one mark have the same. */
export const MARK = 'mark';
/** "2/3": which piece of how many; not there when a mark is whole. */
export const PIECE = 'piece';
export const ANNOTATOR = 'annotator';
export const CREATED = 'created';
export const MODIFIED = 'modified';
export const MARK_FEATURES = [TAG, NOTE, MARK, PIECE, ANNOTATOR, CREATED, MODIFIED] as const;

/** Of a link between two marks of a layer. */
export const RELATION = 'relation';

/** An attribute whose id cannot be a name of its own in UIMA stands behind this. */
const ATTRIBUTE_PREFIX = 'attribute_';
const TAKEN = new Set<string>([...MARK_FEATURES, RELATION, 'begin', 'end', 'sofa', 'self']);

export interface UimaAttribute {
  readonly id: string;
  readonly label: string;
  readonly feature: string;
}

export interface UimaLayer {
  readonly layer: Layer;
  /** With its package: "webanno.custom.Framing". */
  readonly type: string;
  /** Links between its marks; INCEpTION attaches a relation to one layer. */
  readonly linkType: string;
  /** What the code book lets its marks say, and what they say beside it. */
  readonly attributes: readonly UimaAttribute[];
}

export type UimaLayers = ReadonlyMap<LayerId, UimaLayer>;

export function uimaLayers(snapshot: WorkspaceSnapshot): UimaLayers {
  const { codeBook } = snapshot;
  const types = new Set<string>();
  const said = saidAttributes(snapshot);
  const known = codeBook.attributes.map(({ id }) => id);
  const unknown = [...said.values()].flatMap((ids) => [...ids]);
  const features = attributeFeatures([...new Set([...known, ...unknown])]);
  const labels = new Map<string, string>(codeBook.attributes.map(({ id, label }) => [id, label]));
  return new Map(
    codeBook.layers.map((layer) => {
      const type = free(typeName(layer.id), types);
      const linkType = free(`${type}Link`, types);
      const ids = new Set<string>([...layer.attributes, ...(said.get(layer.id) ?? [])]);
      const attributes = [...features].flatMap(([id, feature]) =>
        ids.has(id) ? [{ id, label: labels.get(id) ?? id, feature }] : [],
      );
      const named = { type: `${PACKAGE}.${type}`, linkType: `${PACKAGE}.${linkType}` };
      return [layer.id, { layer, ...named, attributes }];
    }),
  );
}

/** By layer: marks may carry what their layer does not ask for, since code books change. */
function saidAttributes({ codeBook, annotations }: WorkspaceSnapshot) {
  const layers = new Map(
    codeBook.layers.flatMap(({ id, tags }) => tags.map((tag) => [tag.id, id] as const)),
  );
  const said = new Map<LayerId, Set<string>>();
  for (const { tag, attributes } of annotations) {
    const layer = layers.get(tag);
    if (layer === undefined) continue;
    const ids = said.get(layer) ?? new Set();
    said.set(layer, ids);
    for (const id of Object.keys(attributes)) ids.add(id);
  }
  return said;
}

/** The attribute that a feature of one of our files stands for. */
export function attributeNamed(feature: string): string {
  return feature.startsWith(ATTRIBUTE_PREFIX) ? feature.slice(ATTRIBUTE_PREFIX.length) : feature;
}

function attributeFeatures(ids: readonly string[]): ReadonlyMap<string, string> {
  const names = new Set(TAKEN);
  return new Map(
    ids.map((id) => {
      const name = id.replace(/[^A-Za-z0-9]/g, '_');
      const isName = /^[A-Za-z]/.test(name) && !TAKEN.has(name);
      return [id, free(isName ? name : `${ATTRIBUTE_PREFIX}${name}`, names)];
    }),
  );
}

/** "loaded-language" is Loaded_language. */
function typeName(id: LayerId): string {
  const name = id.replace(/[^A-Za-z0-9]/g, '_');
  return /^[A-Za-z]/.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : `Layer_${name}`;
}

/** The name, or with a number when it is taken; taken from now on. */
function free(name: string, taken: Set<string>): string {
  let found = name;
  for (let number = 2; taken.has(found); number++) found = `${name}_${number}`;
  taken.add(found);
  return found;
}
