/*
 * Which layer and tag of ours each of a file is: what a person said, then ids, then names.
 * Not what then changes (plan-code-book.ts). A tag of ours is taken by one tag of the file at most.
 */
import type { CodeBook, Layer, Tag } from '../../model/codebook.ts';
import type { LayerId, TagId } from '../../model/ids.ts';
import { comparableWords } from '../comparable-words.ts';
import { codeGuid } from '../refi/write-codes.ts';
import type { ForeignCodeBook, ForeignLayer, ForeignTag } from './foreign-code-book.ts';

/** What a person decided, by the keys of the file. */
export interface CodeBookChoices {
  /** One of our layers; null leaves its tags out. */
  readonly layers: ReadonlyMap<string, LayerId | null>;
  readonly tags: ReadonlyMap<string, TagId>;
  /** Takes out the tags that are not in the file and that no mark uses; otherwise all are kept. */
  readonly removeUnused: boolean;
}

export const NO_CODE_BOOK_CHOICES: CodeBookChoices = {
  layers: new Map(),
  tags: new Map(),
  removeUnused: false,
};

export interface LayerMatch {
  readonly foreign: ForeignLayer;
  readonly found: Layer | 'new' | 'leave';
}

export interface FoundTag {
  readonly layer: Layer;
  readonly tag: Tag;
}

export interface TagMatch {
  readonly foreign: ForeignTag;
  readonly layer: LayerMatch;
  /** A sentence where the tag cannot come in. */
  readonly found: FoundTag | 'new' | { readonly left: string };
}

/** A name is that of a layer as the file leaves it: what another line renames by id has given its old name away. */
export function matchLayers(
  { layers }: ForeignCodeBook,
  current: CodeBook,
  { layers: byHand }: CodeBookChoices,
): LayerMatch[] {
  const renamed = new Map(layers.flatMap(({ id, label }) => (id && label ? [[id, label]] : [])));
  const nameOf = ({ id, label }: Layer) => comparableWords(renamed.get(id) ?? label);
  return layers.map((foreign) => {
    const said = byHand.get(foreign.key);
    if (said === null) return { foreign, found: 'leave' };
    const wanted = said ?? foreign.id;
    const found =
      current.layers.find(({ id }) => id === wanted) ??
      current.layers.find((layer) => nameOf(layer) === comparableWords(foreign.label));
    return { foreign, found: found ?? 'new' };
  });
}

export function matchTags(
  { tags }: ForeignCodeBook,
  layers: readonly LayerMatch[],
  current: CodeBook,
  { tags: byHand }: CodeBookChoices,
): TagMatch[] {
  const all = current.layers.flatMap((layer) => layer.tags.map((tag) => ({ layer, tag })));
  const byId = new Map<string, FoundTag>(
    all.flatMap((one) => [
      [codeGuid(current, one.tag.id), one],
      [one.tag.id, one],
    ]),
  );
  const layerOf = new Map(layers.map((layer) => [layer.foreign.key, layer]));
  const within = tags.flatMap((foreign) => {
    const layer = layerOf.get(foreign.layer);
    return layer ? [{ foreign, layer }] : [];
  });
  const taken = new Map<Tag, ForeignTag>();
  const claim = (foreign: ForeignTag, found: FoundTag | undefined) => {
    if (found && !taken.has(found.tag)) taken.set(found.tag, foreign);
  };
  const coming = within.filter(({ layer }) => layer.found !== 'leave');
  // All of the file by what is certain before any of it by name: a new tag may have the old name of one that is renamed.
  for (const { foreign } of coming) claim(foreign, byId.get(byHand.get(foreign.key) ?? ''));
  for (const { foreign } of coming) claim(foreign, byId.get(certainId(foreign, byHand)));
  const named = all.map((one): NamedTag => {
    const { label } = taken.get(one.tag) ?? one.tag;
    return { ...one, name: comparableWords(label) };
  });
  const fresh = new Set<string>();
  return within.map(({ foreign, layer }): TagMatch => {
    if (layer.found === 'leave') return { foreign, layer, found: { left: 'is left out' } };
    const found = byId.get(certainId(foreign, byHand)) ?? byName(foreign, layer, named, taken);
    claim(foreign, found);
    if (found) {
      const isIts = taken.get(found.tag) === foreign;
      const left = `is “${found.tag.label}” a second time`;
      return { foreign, layer, found: isIts ? found : { left } };
    }
    const name = `${foreign.layer}\n${comparableWords(foreign.label)}`;
    if (fresh.has(name)) return { foreign, layer, found: { left: 'stands twice in its layer' } };
    fresh.add(name);
    return { foreign, layer, found: 'new' };
  });
}

function certainId({ key, id }: ForeignTag, byHand: CodeBookChoices['tags']): string {
  return byHand.get(key) ?? id ?? '';
}

/** By the name that the file leaves it with. */
interface NamedTag extends FoundTag {
  readonly name: string;
}

export function isFound(found: TagMatch['found']): found is FoundTag {
  return typeof found === 'object' && 'tag' in found;
}

/** In its layer, free ones first; a tag that names no layer is one of ours where only one has that label. */
function byName(
  { label, layer: given }: ForeignTag,
  { found: layer }: LayerMatch,
  all: readonly NamedTag[],
  taken: ReadonlyMap<Tag, ForeignTag>,
): FoundTag | undefined {
  const name = comparableWords(label);
  const same = all.filter((one) => one.name === name);
  if (given === '' && layer === 'new') return same.length === 1 ? same[0] : undefined;
  const there = same.filter((one) => one.layer === layer);
  return there.find(({ tag }) => !taken.has(tag)) ?? there[0];
}
