import type { ImportReport } from '#core/formats/placing/import-report.ts';
import type { ImportChoices } from '../session/import-api.ts';
import { counted } from '../words.ts';
import { CodeChoices, DocumentChoices } from './import-choices.tsx';

interface ImportReportViewProps {
  readonly report: ImportReport;
  readonly choices: ImportChoices;
  readonly decide: (choices: ImportChoices) => Promise<void>;
  /** The file is looked at again. */
  readonly isBusy: boolean;
}

/** What will happen or has happened; texts and codes that fit nothing are given a place by hand. */
export function ImportReportView({ report, choices, decide, isBusy }: ImportReportViewProps) {
  const { annotators, leftCount, left, remarkCount, remarks, unread } = report;
  const isFixed = !report.dryRun || isBusy;
  return (
    <div className="import-report" aria-busy={isBusy}>
      <p className="import-figures">{figuresOf(report)}</p>
      <DocumentChoices report={report} choices={choices} decide={decide} isFixed={isFixed} />
      <CodeChoices report={report} choices={choices} decide={decide} isFixed={isFixed} />
      {annotators.length > 0 && (
        <section>
          <h3>Annotators</h3>
          <p>{annotators.map(({ name, marks }) => `${name} (${marks})`).join(', ')}</p>
        </section>
      )}
      <Listed title="Does not fit" count={leftCount} items={left} />
      <Listed title="Not quite as it was" count={remarkCount} items={remarks} />
      {unread.length > 0 && (
        <section>
          <h3>In the file, and not imported</h3>
          <ul>
            {unread.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function figuresOf({ format, dryRun, placed, byQuote, known, leftCount }: ImportReport): string {
  const did = dryRun ? 'can be imported' : placed === 1 ? 'is imported' : 'are imported';
  const parts = [
    `${counted(placed, 'mark', 'marks')} ${did}`,
    ...(byQuote > 0 ? [`${byQuote} of them placed by their words`] : []),
    ...(known > 0 ? [`${known} ${known === 1 ? 'is' : 'are'} here already`] : []),
    ...(leftCount > 0 ? [`${leftCount} ${leftCount === 1 ? 'does' : 'do'} not fit`] : []),
  ];
  return `${format}: ${parts.join(', ')}.`;
}

interface ListedProps {
  readonly title: string;
  readonly count: number;
  readonly items: ImportReport['left'];
}

/** Rows that are shown; the saved report has more. */
const MOST_SHOWN = 500;

function Listed({ title, count, items }: ListedProps) {
  if (count === 0) return null;
  const shown = items.slice(0, MOST_SHOWN);
  return (
    <section>
      <h3>
        {title} ({count})
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by the keys */}
      <ul tabIndex={0} aria-label={title}>
        {shown.map(({ where, what, quote }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a list that is made anew as a whole
          <li key={at}>
            <strong>{where}</strong> {what}
            {quote !== '' && <q>{quote}</q>}
          </li>
        ))}
      </ul>
      {shown.length < count && (
        <p className="quiet">
          and {count - shown.length} more
          {shown.length < items.length && ': save the report to read them'}
        </p>
      )}
    </section>
  );
}
