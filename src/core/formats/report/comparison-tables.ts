/** The claim grid, the naming table and the voices of a workspace as tables of the report. */
import { ClaimCells, isMentioned, type ClaimCell } from '../../compare/claim-cells.ts';
import { claimMarks, claimRows, countingRows, namingMark } from '../../compare/claim-rows.ts';
import { namingTable } from '../../compare/naming-table.ts';
import { findVoices, judgedAttributions } from '../../compare/voices/judged-attributions.ts';
import { voiceFigures } from '../../compare/voices/voice-figures.ts';
import { indexCodeBook } from '../../model/codebook.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { counted } from '../../text/counted.ts';
import type { ReportBlock } from './report-document.ts';
import { shortened, wordsOf } from './report-names.ts';
import { MOST_OF_WORDS, tablesOf } from './wide-tables.ts';

const MOST_ROWS = 60;
const MOST_SPEAKERS = 8;
const LONGEST_CLAIM = 240;

export function comparisonBlocks(snapshot: WorkspaceSnapshot): ReportBlock[] {
  return [...claimBlocks(snapshot), ...namingBlocks(snapshot), ...voiceBlocks(snapshot)];
}

/** Claims with a wording or with several marks; a claim marked once is no comparison. */
function claimBlocks({
  sources,
  records,
  codeBook,
  annotations,
}: WorkspaceSnapshot): ReportBlock[] {
  const claims = claimMarks(annotations, indexCodeBook(codeBook));
  if (claims.length === 0) return [];
  const all = claimRows(claims, records.links, records.propositions, sources);
  const told = all.filter(({ marks, proposition }) => marks.length > 1 || proposition !== null);
  const cells = new ClaimCells(sources, all, records.links);
  const shown = told.slice(0, MOST_ROWS);
  const rows = shown.map((row) => {
    const first = namingMark(row);
    const words = row.proposition ?? (first ? `“${wordsOf(first.target, LONGEST_CLAIM)}”` : '');
    return [words, ...cells.of(row).map(cellText)];
  });
  const columns = [{ name: 'Claim', weight: 4 }, ...articleColumns(sources)];
  const others = countingRows(all).filter((row) => !shown.includes(row)).length;
  return [
    { kind: 'heading', level: 2, text: 'Claims across the articles' },
    ...tableOf('Claim grid', columns, rows),
    ...(others === 0
      ? []
      : [
          {
            kind: 'aside',
            text: `${counted(others, 'more claim, which nobody has worded or joined with another or which finds', 'more claims, which nobody has worded or joined with others or which find')} no room here: see the spreadsheet.`,
          } as const,
        ]),
  ];
}

function cellText(cell: ClaimCell): string {
  const { states, attributedTo, saidOmittedBy } = cell;
  const earlier = `${isMentioned(cell) ? 'also' : 'only'} in an earlier text`;
  const said = states.map(
    ({ state, coders }) => `${state === 'earlier-text' ? earlier : state} (${coders.length})`,
  );
  const lines = [
    ...(said.length === 0 ? ['absent'] : said),
    ...(attributedTo.length === 0 ? [] : [`to ${attributedTo.join(', ')}`]),
    ...(saidOmittedBy === null ? [] : ['said to be left out']),
  ];
  return lines.join('\n');
}

function namingBlocks({ records, sources }: WorkspaceSnapshot): ReportBlock[] {
  const entities = namingTable(records.namings, sources);
  if (entities.length === 0) return [];
  const rows = entities.slice(0, MOST_ROWS).map(({ name, kind, cells }) => [
    `${name}\n${kind}`,
    ...cells.map(({ forms }) =>
      forms
        .map(({ words, count, evaluative }) => {
          const judging = evaluative.length === 0 ? '' : ` (judging: ${evaluative.join(', ')})`;
          return `${shortened(words, LONGEST_CLAIM)} × ${count}${judging}`;
        })
        .join('\n'),
    ),
  ]);
  const columns = [{ name: 'Who or what', weight: 3 }, ...articleColumns(sources)];
  return [
    { kind: 'heading', level: 2, text: 'Who is called what' },
    ...tableOf('Naming table', columns, rows),
    ...(entities.length > MOST_ROWS
      ? [
          {
            kind: 'aside',
            text: `${counted(entities.length - MOST_ROWS, 'more is', 'more are')} in the spreadsheet.`,
          } as const,
        ]
      : []),
  ];
}

function voiceBlocks({ sources, records }: WorkspaceSnapshot): ReportBlock[] {
  const found = sources.map(findVoices);
  const attributed = judgedAttributions(found, records.attributions, records.namings);
  const figures = sources.map((source) => voiceFigures(source, attributed));
  if (figures.every(({ speakers }) => speakers.length === 0)) return [];
  const row = (label: string, value: (one: (typeof figures)[number]) => string) => [
    label,
    ...figures.map(value),
  ];
  const rows = [
    row(
      'Words said by others',
      ({ attributed: said, articleWords }) =>
        `${said} of ${articleWords} (${share(said, articleWords)})`,
    ),
    row('Of these without a name', ({ unnamed, attributed: said }) => share(unnamed, said)),
    row('Who speaks most, in words', ({ speakers }) =>
      speakers
        .slice(0, MOST_SPEAKERS)
        .map(({ speaker, words }) => `${speaker || 'Nobody named'}: ${words}`)
        .join('\n'),
    ),
  ];
  return [
    { kind: 'heading', level: 2, text: 'Whose words' },
    ...tableOf('Voices', [{ name: 'Figure', weight: 2 }, ...articleColumns(sources)], rows),
    { kind: 'aside', text: 'Found by rule, corrected by what members said.' },
  ];
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}

function articleColumns(sources: WorkspaceSnapshot['sources']) {
  return sources.map(({ letter }) => ({ name: `Article ${letter}`, weight: 3 }));
}

function tableOf(
  caption: string,
  columns: readonly { readonly name: string; readonly weight: number }[],
  rows: readonly (readonly string[])[],
): ReportBlock[] {
  if (rows.length === 0) return [];
  return tablesOf({ caption, columns, rows }, columns.length - 1, MOST_OF_WORDS);
}
