import { useId } from 'react';
import type { ImportReport } from '#core/formats/placing/import-report.ts';
import type { ImportChoices } from '../session/import-api.ts';
import { useWorkspace } from '../session/room.ts';
import { counted } from '../words.ts';

interface ImportReportViewProps {
  readonly report: ImportReport;
  readonly choices: ImportChoices;
  readonly decide: (choices: ImportChoices) => Promise<void>;
}

const REASONS: Readonly<Record<string, string>> = {
  'by-hand': 'you said so',
  'same-text': 'the same text',
  address: 'the same address',
  name: 'the same name',
  quotes: 'its words stand there',
};

/** What will happen or has happened; texts and codes that fit nothing are given a place by hand. */
export function ImportReportView({ report, choices, decide }: ImportReportViewProps) {
  const { dryRun, placed, byQuote, known, leftCount, left, remarkCount, remarks, unread } = report;
  return (
    <div className="import-report">
      <p className="import-figures">
        <strong>{report.format}:</strong> {counted(placed, 'mark', 'marks')}{' '}
        {dryRun ? 'can be imported' : placed === 1 ? 'is imported' : 'are imported'}
        {byQuote > 0 && `, ${byQuote} of them placed by their words`}
        {known > 0 && `; ${known} are here already`}
        {leftCount > 0 && `; ${leftCount} do not fit`}.
      </p>
      <Documents report={report} choices={choices} decide={decide} />
      <Codes report={report} choices={choices} decide={decide} />
      {report.annotators.length > 0 && (
        <section>
          <h3>Annotators</h3>
          <p>{report.annotators.map(({ name, marks }) => `${name} (${marks})`).join(', ')}</p>
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

function Documents({ report, choices, decide }: ImportReportViewProps) {
  const { sources } = useWorkspace();
  const id = useId();
  const say = (key: string, source: string) =>
    decide({ ...choices, sources: new Map([...choices.sources, [key, source]]) });
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Text in the file</th>
          <th scope="col">Article here</th>
          <th scope="col">Because</th>
        </tr>
      </thead>
      <tbody>
        {report.documents.map(({ key, name, source, reason, unit }) => (
          <tr key={key}>
            <td id={`${id}-${key}`}>{name === '' ? key : name}</td>
            <td>
              <select
                aria-labelledby={`${id}-${key}`}
                value={source ?? ''}
                disabled={!report.dryRun}
                onChange={({ target }) => void say(key, target.value)}
              >
                <option value="" disabled>
                  none: choose one
                </option>
                {sources.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.letter}: {one.metadata.outlet ?? one.metadata.headline ?? 'untitled'}
                  </option>
                ))}
              </select>
            </td>
            <td>
              {REASONS[reason] ?? 'nothing fits'}
              {reason === 'same-text' &&
                `; positions in ${unit === 'utf-16' ? 'UTF-16' : 'code points'}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Those that are not in the code book, and those that a person has placed. */
function Codes({ report, choices, decide }: ImportReportViewProps) {
  const { codeBook } = useWorkspace();
  const id = useId();
  const open = report.codes.filter(({ key, tag }) => tag === null || choices.tags.has(key));
  if (open.length === 0) return null;
  const say = (key: string, tag: string) => {
    const tags = new Map(choices.tags);
    if (tag === '') tags.delete(key);
    else tags.set(key, tag);
    return decide({ ...choices, tags });
  };
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Code in the file</th>
          <th scope="col">Tag here</th>
        </tr>
      </thead>
      <tbody>
        {open.map(({ key, label, tag }) => (
          <tr key={key}>
            <td id={`${id}-${key}`}>{label}</td>
            <td>
              <select
                aria-labelledby={`${id}-${key}`}
                value={tag ?? ''}
                disabled={!report.dryRun}
                onChange={({ target }) => void say(key, target.value)}
              >
                <option value="">none: its marks are left out</option>
                {codeBook.layers.map((layer) => (
                  <optgroup key={layer.id} label={layer.label}>
                    {layer.tags.map((one) => (
                      <option key={one.id} value={one.id}>
                        {one.label}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ListedProps {
  readonly title: string;
  readonly count: number;
  readonly items: ImportReport['left'];
}

function Listed({ title, count, items }: ListedProps) {
  if (count === 0) return null;
  return (
    <section>
      <h3>
        {title} ({count})
      </h3>
      <ul>
        {items.map(({ where, what, quote }) => (
          <li key={`${where} ${what}`}>
            {where} {what}
            {quote !== '' && `: “${quote}”`}
          </li>
        ))}
      </ul>
      {items.length < count && <p>and {count - items.length} more</p>}
    </section>
  );
}
