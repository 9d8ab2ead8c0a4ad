/** What the figures stand side by side for: everybody, two groups of coders, or the first pass and now. */
import type { MarkSet } from '#core/compare/findings.ts';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import type { MemberId } from '#core/model/ids.ts';

export type Comparison =
  | { readonly kind: 'none' }
  | { readonly kind: 'groups'; readonly sides: readonly [Side, Side] }
  | { readonly kind: 'passes'; readonly round: number };

/** Coders who are counted together. */
export interface Side {
  readonly name: string;
  readonly coders: ReadonlySet<MemberId>;
}

type Marks = readonly PublishedAnnotation[];

export function setsNow(comparison: Comparison, now: Marks): MarkSet[] {
  if (comparison.kind !== 'groups') return [{ name: 'Everybody', marks: now }];
  return comparison.sides.map(({ name, coders }) => ({
    name,
    marks: now.filter(({ author }) => coders.has(author)),
  }));
}

export function setsBeforeAndNow(first: Marks, now: Marks): MarkSet[] {
  return [
    { name: 'Before', marks: first },
    { name: 'Now', marks: now },
  ];
}
