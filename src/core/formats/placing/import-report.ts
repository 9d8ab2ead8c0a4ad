/*
 * What an import of marks does, or would do, as people read it: how many, where, in which unit, and each thing that
 * does not fit with its reason. One schema, for the dialog, the HTTP API and the command line.
 */
import * as v from 'valibot';
import { sourceIdSchema, tagIdSchema } from '../../model/ids.ts';
import type { ImportPlan } from './place-marks.ts';

/** Longest lists in a report; the rest is counted. */
const MOST_LISTED = 5_000;
/** Texts and codes that a person could go through. */
const MOST_CHOICES = 500;
/** UTF-16 units of a name, a place or a reason: a file may have megabytes where a name is expected. */
const LONGEST_WORDS = 300;

const listed = v.array(v.strictObject({ where: v.string(), what: v.string(), quote: v.string() }));

export const importReportSchema = v.strictObject({
  format: v.string(),
  /** Nothing was written. */
  dryRun: v.boolean(),
  documents: v.array(
    v.strictObject({
      key: v.string(),
      name: v.string(),
      source: v.nullable(sourceIdSchema),
      /** by-hand, same-text, address, name, quotes; '' where no article fits. */
      reason: v.string(),
      unit: v.picklist(['code-point', 'utf-16']),
    }),
  ),
  codes: v.array(
    v.strictObject({
      key: v.string(),
      label: v.string(),
      tag: v.nullable(tagIdSchema),
      marks: v.number(),
    }),
  ),
  annotators: v.array(v.strictObject({ name: v.string(), marks: v.number() })),
  /** Marks that are, or would be, in the workspace; of these, how many were placed by offsets and by words. */
  placed: v.number(),
  byOffsets: v.number(),
  byQuote: v.number(),
  /** Marks that the workspace has already. */
  known: v.number(),
  leftCount: v.number(),
  left: listed,
  /** Marks that are not quite as they were. */
  remarkCount: v.number(),
  remarks: listed,
  unread: v.array(v.string()),
});
export type ImportReport = Readonly<v.InferOutput<typeof importReportSchema>>;

/** `known` marks are among those of the plan, and are not written again. */
export function importReport(
  plan: ImportPlan,
  { known, dryRun, nobody }: { known: ReadonlySet<unknown>; dryRun: boolean; nobody: string },
): ImportReport {
  const placed = plan.placed.filter((mark) => !known.has(mark));
  const remarks = placed.flatMap(({ where, remarks: all, target }) =>
    all.map((what) => ({
      where: cut(where),
      what: cut(what),
      quote: target.segments[0]?.quote.slice(0, 200) ?? '',
    })),
  );
  const byAnnotator = Map.groupBy(placed, ({ annotator }) => annotator ?? nobody);
  const codes = Map.groupBy(placed, ({ tag }) => tag);
  return {
    format: plan.format,
    dryRun,
    documents: plan.documents.slice(0, MOST_CHOICES).map(({ document, place, unit }) => ({
      key: cut(document.key),
      name: cut(document.name),
      source: place?.source.id ?? null,
      reason: place?.reason ?? '',
      unit,
    })),
    codes: plan.codes.slice(0, MOST_CHOICES).map(({ code, found }) => ({
      key: cut(code.key),
      label: cut(code.label),
      tag: found?.tag.id ?? null,
      marks: found ? (codes.get(found.tag.id)?.length ?? 0) : 0,
    })),
    annotators: [...byAnnotator].map(([name, marks]) => ({
      name: cut(name),
      marks: marks.length,
    })),
    placed: placed.length,
    byOffsets: placed.filter(({ by }) => by !== 'quote').length,
    byQuote: placed.filter(({ by }) => by === 'quote').length,
    known: plan.placed.length - placed.length,
    leftCount: plan.left.length,
    left: plan.left
      .slice(0, MOST_LISTED)
      .map(({ where, reason, quote }) => ({ where: cut(where), what: cut(reason), quote })),
    remarkCount: remarks.length,
    remarks: remarks.slice(0, MOST_LISTED),
    unread: [
      ...plan.unread.map(cut),
      ...unlisted(plan.documents, 'texts'),
      ...unlisted(plan.codes, 'codes'),
    ],
  };
}

function unlisted(all: readonly unknown[], what: string): string[] {
  const more = all.length - MOST_CHOICES;
  return more > 0 ? [`${more} further ${what} of the file are not listed; their marks are`] : [];
}

function cut(words: string): string {
  if (words.length <= LONGEST_WORDS) return words;
  return `${words.slice(0, LONGEST_WORDS).toWellFormed()}…`;
}
