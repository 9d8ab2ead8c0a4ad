/*
 * Which layer and tag of ours each of a file is: what a person said, then ids, then names.
 * Not what then changes (plan-code-book.ts). A tag of ours is taken by one tag of the file at most.
 */
import type { CodeBook, Layer, Tag } from '../../model/codebook.ts';
import type { LayerId, TagId } from '../../model/ids.ts';
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

export function matchLayers(
  { layers }: ForeignCodeBook,
  current: CodeBook,
  { layers: byHand }: CodeBookChoices,
): LayerMatch[] {
  return layers.map((foreign) => {
    const said = byHand.get(foreign.key);
    if (said === null) return { foreign, found: 'leave' };
    const wanted = said ?? foreign.id;
    const found =
      current.layers.find(({ id }) => id === wanted) ??
      current.layers.find(({ label }) => comparable(label) === comparable(foreign.label));
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
  const byId = new Map<string, (typeof all)[number]>(
    all.flatMap((one) => [
      [codeGuid(current, one.tag.id), one],
      [one.tag.id, one],
    ]),
  );
  const layerOf = new Map(layers.map((layer) => [layer.foreign.key, layer]));
  const taken = new Set<Tag>();
  const fresh = new Set<string>();
  return tags.flatMap((foreign): TagMatch[] => {
    const layer = layerOf.get(foreign.layer);
    if (!layer) return [];
    if (layer.found === 'leave') return [{ foreign, layer, found: { left: 'is left out' } }];
    const found =
      byId.get(byHand.get(foreign.key) ?? foreign.id ?? '') ?? byName(foreign, layer, all);
    if (found) {
      if (taken.has(found.tag)) {
        return [{ foreign, layer, found: { left: `is “${found.tag.label}” a second time` } }];
      }
      taken.add(found.tag);
      return [{ foreign, layer, found }];
    }
    const name = `${foreign.layer}\n${comparable(foreign.label)}`;
    if (fresh.has(name)) return [{ foreign, layer, found: { left: 'stands twice in its layer' } }];
    fresh.add(name);
    return [{ foreign, layer, found: 'new' }];
  });
}

export function isFound(found: TagMatch['found']): found is FoundTag {
  return typeof found === 'object' && 'tag' in found;
}

/** In its layer; a tag that names no layer is one of ours where only one has that label. */
function byName(
  { label, layer: named }: ForeignTag,
  { found: layer }: LayerMatch,
  all: readonly FoundTag[],
): FoundTag | undefined {
  const same = all.filter(({ tag }) => comparable(tag.label) === comparable(label));
  if (named === '' && layer === 'new') return same.length === 1 ? same[0] : undefined;
  return same.find((one) => one.layer === layer);
}

/** Case, spaces and punctuation make no other tag. */
function comparable(words: string): string {
  const letters = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return letters === '' ? words.trim() : letters;
}
