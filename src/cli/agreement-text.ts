/** Agreement as a table for a terminal: all articles layer by layer and tag by tag, then each article by layer. */
import type { Agreement, AgreementRow } from '#core/agreement/agreement-of.ts';
import { MEASURES, NO_FIGURE, type MeasureId } from '#core/agreement/measures.ts';
import type { NoFigure } from '#core/agreement/coefficient.ts';
import type { Source } from '#core/model/source.ts';
import { counted } from '#core/text/counted.ts';
import { graphemeEdgeBefore } from '#core/text/graphemes.ts';
import { VERSION } from '#core/version.ts';

export interface AgreementSubject {
  readonly title: string;
  readonly sources: readonly Source[];
  readonly agreement: Agreement;
  /** False: who marked something in an article is its coder. */
  readonly areCodersNamed: boolean;
  /** What was chosen, a sentence each. */
  readonly choice: readonly string[];
  /** What was brought to the texts of now, and what is not counted. */
  readonly remarks: readonly string[];
}

/** Heads short enough for a line of 100 characters; figures that have no column here are in CSV and JSON. */
const COLUMNS: readonly (readonly [head: string, measures: readonly MeasureId[]])[] = [
  ['same', ['psa-exact']],
  ['overlap', ['psa-overlap']],
  ['share', ['psa-partial']],
  ['u', ['u-alpha']],
  ['|u', ['bu-alpha']],
  ['cu', ['cu-alpha']],
  ['(k)u', ['ku-alpha']],
  ['sentence', ['sentence-alpha', 'sentence-masi']],
];

const LETTERS: Record<NoFigure, string> = {
  'no-variation': 'v',
  'nothing-marked': 'n',
  'too-few-coders': 'f',
  'nothing-paired': 'p',
  'several-values': 's',
};

export function agreementText(subject: AgreementSubject): string {
  const { title, sources, agreement, areCodersNamed, choice, remarks } = subject;
  const blocks = [null, ...sources].map((source) => scopeLines(source, agreement.rows));
  const letters = sources.map(({ letter }) => letter).join(', ');
  const lines = [
    `Agreement in “${title}”`,
    `${counted(agreement.coders, 'coder', 'coders')}, ${counted(sources.length, 'article', 'articles')} (${letters}). Crossread ${VERSION}.`,
    areCodersNamed
      ? 'The members who are named count as coders of every article.'
      : 'A coder of an article is who marked something in it.',
    ...choice,
    ...remarks,
    ...blocks.flatMap((block) => ['', ...block]),
    '',
    ...legend(agreement.rows),
  ];
  return `${lines.join('\n')}\n`;
}

function scopeLines(source: Source | null, rows: readonly AgreementRow[]): string[] {
  const own = rows.filter((row) => row.source === source);
  const [first] = own;
  const name = source?.metadata.outlet ?? source?.metadata.headline ?? '';
  const head = source ? `${source.letter}  ${shortened(name)}`.trimEnd() : 'All articles';
  const byCode = [...Map.groupBy(own.filter(isShown), ({ layer, tag }) => tag ?? layer).values()];
  const unused = own.filter(({ tag, coefficient }) => !source && tag && isUnused(coefficient));
  const labels = new Set(unused.map(({ tag }) => tag?.label));
  return [
    first ? `${head} (${factsOf(first)})` : head,
    ...aligned([['', 'marks', ...COLUMNS.map(([column]) => column)], ...byCode.map(lineOf)]),
    ...(labels.size > 0 ? [`Used by nobody: ${[...labels].join('; ')}.`] : []),
  ];
}

/** Layers everywhere; tags for all articles together, where somebody used them. */
function isShown({ source, tag, coefficient }: AgreementRow): boolean {
  return tag === null || (source === null && !isUnused(coefficient));
}

function isUnused(coefficient: AgreementRow['coefficient']): boolean {
  return coefficient.kind === 'none' && coefficient.why === 'nothing-marked';
}

function factsOf({ coders, missing, length }: AgreementRow): string {
  const gaps =
    missing === 0
      ? ''
      : `; ${counted(missing, 'time', 'times')} one of them did not code an article`;
  return `${counted(coders, 'coder', 'coders')}, ${counted(length, 'character', 'characters')}${gaps}`;
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, graphemeEdgeBefore(name, 39))}…` : name;
}

function lineOf(figures: readonly AgreementRow[]): string[] {
  const [row] = figures;
  if (!row) return [];
  const of = (measures: readonly MeasureId[]) =>
    figures.find(({ measure }) => measures.includes(measure));
  return [
    row.tag ? `  ${row.tag.label}` : row.layer.label,
    String(row.units),
    ...COLUMNS.map(([, measures]) => cellOf(of(measures))),
  ];
}

function cellOf(row: AgreementRow | undefined): string {
  if (!row) return '';
  const { coefficient, coverage } = row;
  if (coefficient.kind === 'none') return LETTERS[coefficient.why];
  const covered = coverage === null ? '' : ` ${Math.round(coverage * 100)}%`;
  return `${coefficient.value.toFixed(3).replace('-0.000', '0.000')}${covered}`;
}

/** First column to the left, the others to the right. */
function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = (table[0] ?? []).map((_, at) =>
    Math.max(...table.map((line) => (line[at] ?? '').length)),
  );
  return table.map((line) =>
    line
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

function legend(rows: readonly AgreementRow[]): string[] {
  const reasons = new Set(
    rows.flatMap((row) =>
      isShown(row) && row.coefficient.kind === 'none' ? [row.coefficient.why] : [],
    ),
  );
  return [
    ...COLUMNS.flatMap(([head, measures]) =>
      measures.map((id) => `${head.padEnd(8)}  ${MEASURES[id].label}: ${MEASURES[id].says}`),
    ),
    '%         coverage: share of what has the tag that somebody else marked too',
    ...[...reasons].map((why) => `${LETTERS[why].padEnd(8)}  ${NO_FIGURE[why]}`),
    '',
    'An alpha of .800 or more can be relied on, from .667 it is good for tentative conclusions; below that the',
    'disagreement is the finding. Every figure of every article is in --format csv and json.',
  ];
}
