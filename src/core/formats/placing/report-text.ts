/** The report of an import as a text file that people keep: all that the dialog shows, in its order. */
import { counted } from '../../text/counted.ts';
import { REASON_WORDS, UNIT_WORDS, type ImportReport } from './import-report.ts';

export interface ReportTextOptions {
  /** Name of the file that was imported. */
  readonly file: string;
  /** ISO 8601 with zone. */
  readonly at: string;
  /** How an article is called, by its id. */
  readonly articleOf: (source: string) => string;
}

export function importReportText(report: ImportReport, options: ReportTextOptions): string {
  const { file, at, articleOf } = options;
  const { placed, byOffsets, byQuote, known, leftCount, dryRun } = report;
  const lines = [
    `Import of ${file} (${report.format}), ${at}`,
    dryRun ? 'A dry run: nothing was written.' : 'Carried out.',
    '',
    `Marks imported: ${placed} (${byOffsets} by their positions, ${byQuote} by their words)`,
    `Here already: ${known}`,
    `Do not fit: ${leftCount}`,
    ...section('Texts in the file', report.documents, ({ name, source, reason, unit }) => {
      const isPlaced = source !== null && reason !== null;
      const place = isPlaced ? `${articleOf(source)} (${REASON_WORDS[reason]})` : 'no article fits';
      return `${name}: ${place}; positions in ${UNIT_WORDS[unit]}`;
    }),
    ...section('Codes in the file', report.codes, ({ label, tag, marks }) =>
      tag === null
        ? `${label}: not in the code book`
        : `${label}: ${tag}, ${counted(marks, 'mark', 'marks')}`,
    ),
    ...section(
      'Annotators',
      report.annotators,
      ({ name, marks }) => `${name}: ${counted(marks, 'mark', 'marks')}`,
    ),
    ...listed('Does not fit', report.left, leftCount),
    ...listed('Not quite as it was', report.remarks, report.remarkCount),
    ...section('In the file, and not imported', report.unread, (sentence) => sentence),
  ];
  return `${lines.join('\n')}\n`;
}

function section<T>(title: string, items: readonly T[], lineOf: (item: T) => string): string[] {
  return items.length === 0 ? [] : ['', title, ...items.map((item) => `- ${lineOf(item)}`)];
}

function listed(title: string, items: ImportReport['left'], count: number): string[] {
  const lines = section(`${title} (${count})`, items, ({ where, what, quote }) =>
    quote === '' ? `${where} ${what}` : `${where} ${what}: “${quote}”`,
  );
  return items.length < count ? [...lines, `- and ${count - items.length} more`] : lines;
}
