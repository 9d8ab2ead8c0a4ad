/*
 * What an import of marks does, or would do, as people read it: how many, where, in which unit, and each thing that
 * does not fit with its reason. One schema, for the dialog, the HTTP API and the command line.
 */
import * as v from 'valibot';
import { sourceIdSchema, tagIdSchema } from '../../model/ids.ts';
import { counted } from '../../text/counted.ts';
import { graphemeEdgeBefore } from '../../text/graphemes.ts';
import { withoutTurning } from '../../text/turning.ts';
import type { ForeignDocument } from '../foreign-work.ts';
import { NOBODY } from './annotator-names.ts';
import { MATCH_REASONS, type MatchReason } from './document-match.ts';
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
      /** What a person knows the text by. */
      name: v.string(),
      source: v.nullable(sourceIdSchema),
      /** Null where no article fits. */
      reason: v.nullable(v.picklist(MATCH_REASONS)),
      unit: v.picklist(['code-point', 'utf-16']),
    }),
  ),
  codes: v.array(
    v.strictObject({
      key: v.string(),
      label: v.string(),
      tag: v.nullable(tagIdSchema),
      /** Stands for it as the format knows, though it is named otherwise; `tag`, unless a person chose another. */
      offered: v.nullable(tagIdSchema),
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
  /** Marks that are not quite as they were, and texts whose positions a reader had to judge. */
  remarkCount: v.number(),
  remarks: listed,
  unread: v.array(v.string()),
});
export type ImportReport = Readonly<v.InferOutput<typeof importReportSchema>>;

/** Why a text of the file is taken for an article, as people read it behind its name. */
export const REASON_WORDS: Readonly<Record<MatchReason, string>> = {
  'by-hand': 'you said so',
  'same-text': 'the same text',
  id: 'the same id, in another version',
  address: 'the same address',
  name: 'the same name',
  quotes: 'its words stand there',
};

/** After "positions in". */
export const UNIT_WORDS: Readonly<Record<ImportReport['documents'][number]['unit'], string>> = {
  'code-point': 'code points',
  'utf-16': 'UTF-16 units',
};

/** `known` marks are among those of the plan, and are not written again. */
export function importReport(
  plan: ImportPlan,
  { known, dryRun }: { known: ReadonlySet<unknown>; dryRun: boolean },
): ImportReport {
  const placed = plan.placed.filter((mark) => !known.has(mark));
  const remarks = [
    ...plan.documents.flatMap(({ document, place }) =>
      (place ? (document.remarks ?? []) : []).map((what) => ({
        where: shown(knownAs(document)),
        what: shown(what),
        quote: '',
      })),
    ),
    ...placed.flatMap(({ where, remarks: all, target }) =>
      all.map((what) => ({
        where: shown(where),
        what: shown(what),
        quote: target.segments[0]?.quote.slice(0, 200) ?? '',
      })),
    ),
  ];
  const byAnnotator = Map.groupBy(placed, ({ annotator }) => annotator ?? NOBODY);
  const codes = Map.groupBy(placed, ({ code }) => code);
  return {
    format: plan.format,
    dryRun,
    documents: plan.documents.slice(0, MOST_CHOICES).map(({ document, place, unit }) => ({
      key: cut(document.key),
      name: shown(knownAs(document)),
      source: place?.source.id ?? null,
      reason: place?.reason ?? null,
      unit,
    })),
    codes: plan.codes.slice(0, MOST_CHOICES).map(({ code, found, offered }) => ({
      key: cut(code.key),
      label: shown(code.label),
      tag: found?.tag.id ?? null,
      offered: offered?.tag.id ?? null,
      marks: codes.get(code.key)?.length ?? 0,
    })),
    annotators: [...byAnnotator].map(([name, marks]) => ({
      name: shown(name),
      marks: marks.length,
    })),
    placed: placed.length,
    byOffsets: placed.filter(({ by }) => by !== 'quote').length,
    byQuote: placed.filter(({ by }) => by === 'quote').length,
    known: plan.placed.length - placed.length,
    leftCount: plan.left.length,
    left: plan.left
      .slice(0, MOST_LISTED)
      .map(({ where, reason, quote }) => ({ where: shown(where), what: shown(reason), quote })),
    remarkCount: remarks.length,
    remarks: remarks.slice(0, MOST_LISTED),
    unread: [
      ...plan.unread.map(shown),
      ...unlisted(plan.documents, 'text'),
      ...unlisted(plan.codes, 'code'),
    ],
  };
}

/** UTF-16 units of a text that has no name: enough for a person to know it again. */
const BEGINNING = 40;

/** By name; else by where it stands in the file, and how it begins. */
function knownAs({ name, key, text }: ForeignDocument): string {
  if (name !== '') return name;
  const words = text?.trim().replace(/\s+/g, ' ') ?? '';
  if (words === '') return key;
  const end = graphemeEdgeBefore(words, BEGINNING);
  return `${key}: “${words.slice(0, end).trimEnd()}${end < words.length ? '…' : ''}”`;
}

function unlisted(all: readonly unknown[], what: 'text' | 'code'): string[] {
  const more = all.length - MOST_CHOICES;
  const sentence = counted(
    more,
    `further ${what} of the file is not listed; its marks are`,
    `further ${what}s of the file are not listed; their marks are`,
  );
  return more > 0 ? [sentence] : [];
}

function shown(words: string): string {
  return cut(withoutTurning(words));
}

function cut(words: string): string {
  if (words.length <= LONGEST_WORDS) return words;
  return `${words.slice(0, LONGEST_WORDS).toWellFormed()}…`;
}
