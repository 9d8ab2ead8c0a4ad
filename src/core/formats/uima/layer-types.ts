/*
 * The code book as UIMA and INCEpTION name things: a type for each layer, a feature for each thing said of a mark.
 * Not how types are written (json-types.ts, type-system.ts). Readers know our own files by these names.
 */
import type { Attribute, CodeBook, Layer } from '../../model/codebook.ts';
import type { AttributeId, LayerId } from '../../model/ids.ts';

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
  readonly attribute: Attribute;
  readonly feature: string;
}

export interface UimaLayer {
  readonly layer: Layer;
  /** With its package: "webanno.custom.Framing". */
  readonly type: string;
  /** Links between its marks; INCEpTION attaches a relation to one layer. */
  readonly linkType: string;
  readonly attributes: readonly UimaAttribute[];
}

export function uimaLayers(codeBook: CodeBook): ReadonlyMap<LayerId, UimaLayer> {
  const types = new Set<string>();
  const features = attributeFeatures(codeBook.attributes);
  return new Map(
    codeBook.layers.map((layer) => {
      const type = free(typeName(layer.id), types);
      const linkType = free(`${type}Link`, types);
      const attributes = codeBook.attributes.flatMap((attribute) => {
        const feature = features.get(attribute.id);
        const isCarried = layer.attributes.includes(attribute.id);
        return feature !== undefined && isCarried ? [{ attribute, feature }] : [];
      });
      const named = { type: `${PACKAGE}.${type}`, linkType: `${PACKAGE}.${linkType}` };
      return [layer.id, { layer, ...named, attributes }];
    }),
  );
}

/** The attribute that a feature of one of our files stands for. */
export function attributeNamed(feature: string): string {
  return feature.startsWith(ATTRIBUTE_PREFIX) ? feature.slice(ATTRIBUTE_PREFIX.length) : feature;
}

function attributeFeatures(attributes: readonly Attribute[]): ReadonlyMap<AttributeId, string> {
  const names = new Set(TAKEN);
  return new Map(
    attributes.map(({ id }) => {
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
