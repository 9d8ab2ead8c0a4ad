/*
 * What an import makes of a code book: the next revision, and each tag's fate, before anything is written.
 * Not the reading and not the writing. No tag is ever taken away that a mark uses, and no id is given twice.
 * Comes from a foreign code book and what a person decided; goes to the report, and through the server into the workspace.
 */
import { codeBookSchema, type CodeBook, type Layer, type Tag } from '../../model/codebook.ts';
import type { TagId } from '../../model/ids.ts';
import { parseWith } from '../../model/parse.ts';
import { accepted, refused, type Result } from '../../model/result.ts';
import { CODE_BOOK_LIMITS, type ForeignCodeBook } from './foreign-code-book.ts';
import { FreeKeys } from './free-keys.ts';
import {
  isFound,
  matchLayers,
  matchTags,
  type CodeBookChoices,
  type LayerMatch,
  type TagMatch,
} from './match-tags.ts';
import { mergeAttributes, type MergedAttributes } from './merge-attributes.ts';
import { FreshIds } from './new-codes.ts';
import {
  newLayer,
  planLayer,
  updatedLayer,
  type PlannedLayer,
  type PlannedTag,
} from './plan-layer.ts';
import { isSameValue } from './same-value.ts';
import type { Remark } from './update-tag.ts';

export interface CodeBookPlan {
  readonly format: string;
  readonly before: CodeBook;
  /** The next revision; the current one itself where nothing changes. */
  readonly codeBook: CodeBook;
  readonly isChanged: boolean;
  readonly layers: readonly { readonly match: LayerMatch; readonly layer: Layer | null }[];
  readonly tags: readonly PlannedTag[];
  /** Tags of ours that the file lacks. */
  readonly notInFile: readonly {
    readonly tag: Tag;
    readonly layer: Layer;
    readonly fate: 'kept' | 'used' | 'removed';
  }[];
  readonly attributes: MergedAttributes;
  readonly left: readonly Remark[];
  readonly remarks: readonly Remark[];
  readonly unread: readonly string[];
}

export interface CodeBookNow {
  readonly codeBook: CodeBook;
  readonly earlierCodeBooks: readonly CodeBook[];
  /** Every tag that a mark has, also marks that are not shown to all, and those of first passes. */
  readonly used: ReadonlySet<TagId>;
}

/** Refuses what would make no code book; nothing is written here. */
export function planCodeBook(
  foreign: ForeignCodeBook,
  { codeBook: current, earlierCodeBooks, used }: CodeBookNow,
  choices: CodeBookChoices,
): Result<CodeBookPlan> {
  const remarks: Remark[] = [];
  const attributes = mergeAttributes(current.attributes, foreign.attributes);
  const layers = matchLayers(foreign, current, choices);
  const matches = matchTags(foreign, layers, current, choices);
  const taken = new Set(matches.flatMap(({ found }) => (isFound(found) ? [found.tag.id] : [])));
  const notInFile = current.layers.flatMap((layer) =>
    layer.tags.flatMap((tag) => {
      if (taken.has(tag.id)) return [];
      const fate = !choices.removeUnused ? 'kept' : used.has(tag.id) ? 'used' : 'removed';
      return [{ tag, layer, fate } as const];
    }),
  );
  const removed = new Set(notInFile.flatMap(({ tag, fate }) => (fate === 'removed' ? tag.id : [])));
  const parts = {
    ids: new FreshIds(current, earlierCodeBooks),
    layerKeys: new FreeKeys(current.layers.map(({ key }) => key)),
    attributes: attributes.attributes.map(({ id }) => id),
    remarks,
  };
  const known = current.layers.map((layer) => {
    const own = matches.filter(({ found }) => isFound(found) && found.layer === layer);
    const fresh = matches.filter(
      ({ found, layer: { found: to } }) => found === 'new' && to === layer,
    );
    const same = layers.filter(({ found }) => found === layer);
    const named = same.find(({ foreign: { id } }) => id === layer.id) ?? same[0];
    const kept = layer.tags.filter(({ id }) => !removed.has(id));
    return planLayer(updatedLayer(layer, named, parts), kept, [...own, ...fresh], parts);
  });
  const made = new Map<LayerMatch, PlannedLayer>();
  for (const match of layers) {
    const fresh = matches.filter(({ found, layer }) => found === 'new' && layer === match);
    if (match.found !== 'new' || fresh.length === 0) continue;
    const before = [...known, ...made.values()].map(({ layer }) => layer);
    made.set(match, planLayer(newLayer(match, before, parts), [], fresh, parts));
  }
  const planned = [...known, ...made.values()];

  const all = planned.flatMap(({ layer }) => (layer.tags.length > 0 ? layer : []));
  const next: CodeBook = {
    ...current,
    label: foreign.label ?? current.label,
    rules: foreign.rules ?? current.rules,
    attributes: attributes.attributes,
    layers: all,
  };
  const isChanged = !isSameValue(next, current);
  const codeBook = isChanged ? { ...next, revision: current.revision + 1 } : current;
  const problem = tooMuch(codeBook, earlierCodeBooks);
  if (problem) return refused({ path: '', message: problem });
  const checked = parseWith(codeBookSchema, codeBook);
  if (!checked.ok) return checked;
  return accepted({
    format: foreign.format,
    before: current,
    codeBook,
    isChanged,
    layers: layers.map((match) => ({
      match,
      layer: made.get(match)?.layer ?? layerNamed(match.found, all),
    })),
    tags: planned.flatMap(({ tags }) => tags),
    notInFile,
    attributes,
    left: matches.flatMap(({ foreign: { where, label }, found }) =>
      typeof found === 'object' && 'left' in found
        ? [{ where, what: `“${label}” ${found.left}` }]
        : [],
    ),
    remarks: [...remarks, ...movedRemarks(matches), ...attributes.remarks],
    unread: foreign.unread,
  });
}

function layerNamed(found: LayerMatch['found'], layers: readonly Layer[]): Layer | null {
  if (typeof found !== 'object') return null;
  return layers.find(({ id }) => id === found.id) ?? null;
}

/** A sentence; null when the code book is of a size that people can work with. */
function tooMuch({ layers, attributes }: CodeBook, earlier: readonly CodeBook[]): string | null {
  const tags = layers.reduce((sum, layer) => sum + layer.tags.length, 0);
  if (tags > CODE_BOOK_LIMITS.tags) {
    return `would make ${tags} tags, and a code book may have ${CODE_BOOK_LIMITS.tags}. Take out what is not needed`;
  }
  if (layers.length > CODE_BOOK_LIMITS.layers) {
    return `would make ${layers.length} layers, and a code book may have ${CODE_BOOK_LIMITS.layers}. Put its codes into fewer categories`;
  }
  if (attributes.length > CODE_BOOK_LIMITS.attributes) {
    return `would make ${attributes.length} attributes, and a code book may have ${CODE_BOOK_LIMITS.attributes}. Take out what is not needed`;
  }
  if (earlier.length + 1 < CODE_BOOK_LIMITS.revisions) return null;
  return `would be revision ${CODE_BOOK_LIMITS.revisions + 1}, and so many are not kept. Import it into a copy of the workspace`;
}

/** A tag that keeps its layer although the file has it in another: its marks carry that layer's attributes. */
function movedRemarks(matches: readonly TagMatch[]): Remark[] {
  return matches.flatMap(({ foreign, layer, found }) => {
    if (!isFound(found) || layer.found === found.layer || foreign.layer === '') return [];
    const what = `“${found.tag.label}” stays in the layer “${found.layer.label}”; the file has it in “${layer.foreign.label}”`;
    return [{ where: foreign.where, what }];
  });
}
