/** Claim marks in three articles, and what members say about them, for tests of the claim grid. */
import * as v from 'valibot';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import { annotationIdSchema, memberIdSchema, sourceIdSchema } from '#core/model/ids.ts';
import { linkSchema, orderedEnds, type Link, type MarkRelation } from '#core/model/link.ts';
import type { Published } from '#core/model/plain-records.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import { propositionSchema, type Proposition } from '#core/model/proposition.ts';
import { articleThrough } from './corrected-article.ts';
import { SMALL_TEXT, smallMark, smallWorkspace } from './small-workspace.ts';

export const sourceNamed = (id: string) => v.parse(sourceIdSchema, id);
const markNamed = (id: string) => v.parse(annotationIdSchema, id);
export const memberNamed = (id: string) => v.parse(memberIdSchema, id);

/** The articles that the claims stand in, of one text each. */
export const CLAIM_SOURCES: readonly Source[] = ['source-a', 'source-b', 'source-c'].flatMap((id) =>
  smallWorkspace.sources.map((source) => ({ ...source, id: sourceNamed(id) })),
);

/** The same, after a correction took the words of every claim out of the first article. */
export const CORRECTED_SOURCES: readonly Source[] = CLAIM_SOURCES.map((source, at) => {
  if (at > 0) return source;
  const [revision] = source.revisions;
  return { ...source, revisions: [revision, currentRevision(articleThrough(SMALL_TEXT, 'Calm.'))] };
});

/** The second of a minute, so that order in time is easily said. */
const at = (second: number) => new Date(Date.UTC(2026, 0, 31, 9, 30, second)).toISOString();

/** Made in the order of their ids. */
export function claim(
  id: string,
  source: string,
  attributes: Readonly<Record<string, string>> = {},
  author = 'ada',
): PublishedAnnotation {
  const mark = smallMark(id, { attributes });
  const target = { ...mark.target, source: sourceNamed(source) };
  return { ...mark, target, author: memberNamed(author) };
}

export function link(
  relation: MarkRelation,
  a: string,
  b: string,
  {
    state = 'stands',
    by = 'ada',
    second = 0,
  }: Partial<{ state: Link['state']; by: string; second: number }> = {},
): Published<Link> {
  const ends = orderedEnds(relation, markNamed(a), markNamed(b));
  const record = v.parse(linkSchema, { ...ends, state, created: at(0), modified: at(second) });
  return { ...record, author: memberNamed(by) };
}

export function omission(mark: string, source: string, by = 'ada', second = 0): Published<Link> {
  const record = v.parse(linkSchema, {
    relation: 'omitted-in',
    from: mark,
    source,
    state: 'stands',
    created: at(0),
    modified: at(second),
  });
  return { ...record, author: memberNamed(by) };
}

export function proposition(
  about: string,
  text: string,
  second = 0,
  by = 'ada',
): Published<Proposition> {
  const record = v.parse(propositionSchema, { about, text, created: at(0), modified: at(second) });
  return { ...record, author: memberNamed(by) };
}
