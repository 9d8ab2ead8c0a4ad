import { useId } from 'react';
import type { CodeBookReport } from '#core/formats/code-books/code-book-report.ts';
import type { CodeBookChoices } from '../session/code-book-api.ts';
import { useWorkspace } from '../session/room.ts';
import { counted } from '../words.ts';

interface CodeBookReportProps {
  readonly report: CodeBookReport;
  readonly choices: CodeBookChoices;
  readonly decide: (choices: CodeBookChoices) => Promise<void>;
}

/** What will become or has become of each tag; layers and new tags are given a place by hand. */
export function CodeBookReportView({ report, choices, decide }: CodeBookReportProps) {
  const { format, dryRun, revision, tags, notInFile, attributes } = report;
  const count = (fate: string) => tags.filter((tag) => tag.fate === fate).length;
  return (
    <div className="import-report">
      <p className="import-figures">
        <strong>{format}:</strong>{' '}
        {revision === null
          ? 'nothing changes here.'
          : `${dryRun ? 'would become' : 'is now'} revision ${revision}.`}{' '}
        {counted(count('new'), 'tag is new', 'tags are new')}, {count('changed')} changed,{' '}
        {count('unchanged')} as they are; {notInFile.length} not in the file.
      </p>
      {dryRun && <Layers report={report} choices={choices} decide={decide} />}
      <Tags report={report} choices={choices} decide={decide} />
      <NotInFile report={report} choices={choices} decide={decide} />
      <Sentences
        title="Attributes"
        items={attributes.map(({ label, fate }) => `${label}: ${fate}`)}
      />
      <Sentences title="Does not come in" items={report.left.map(sentence)} />
      <Sentences title="Not quite as it is in the file" items={report.remarks.map(sentence)} />
      <Sentences title="In the file, and not imported" items={report.unread} />
    </div>
  );
}

const sentence = ({ where, what }: { readonly where: string; readonly what: string }) =>
  `${where}: ${what}`;

function Layers({ report, choices, decide }: CodeBookReportProps) {
  const { codeBook } = useWorkspace();
  const id = useId();
  const say = (key: string, layer: string) => {
    const layers = new Map(choices.layers);
    if (layer === '') layers.delete(key);
    else layers.set(key, layer);
    return decide({ ...choices, layers });
  };
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Layer in the file</th>
          <th scope="col">Its new tags go to</th>
        </tr>
      </thead>
      <tbody>
        {report.layers.map(({ key, label, fate, layer }, at) => (
          <tr key={key}>
            <td id={`${id}-${at}`}>{label === '' ? 'none' : label}</td>
            <td>
              <select
                aria-labelledby={`${id}-${at}`}
                value={choices.layers.get(key) ?? (fate === 'known' ? (layer ?? '') : '')}
                onChange={({ target }) => void say(key, target.value)}
              >
                {(fate === 'new' || choices.layers.has(key)) && (
                  <option value="">a layer of its own name</option>
                )}
                {codeBook.layers.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.label}
                  </option>
                ))}
                <option value="-">nowhere: its tags are left out</option>
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Those that are new or change, and those that a person has said are ours. */
function Tags({ report, choices, decide }: CodeBookReportProps) {
  const { codeBook } = useWorkspace();
  const id = useId();
  const shown = report.tags.filter(
    ({ key, fate }) => fate !== 'unchanged' || choices.tags.has(key),
  );
  if (shown.length === 0) return null;
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
          <th scope="col">Tag in the file</th>
          <th scope="col">Here</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ key, label, layer, fate, changes }, at) => (
          <tr key={key}>
            <td id={`${id}-${at}`}>
              {label} <span className="quiet">({layer})</span>
            </td>
            <td>
              {report.dryRun && (fate === 'new' || choices.tags.has(key)) ? (
                <select
                  aria-labelledby={`${id}-${at}`}
                  value={choices.tags.get(key) ?? ''}
                  onChange={({ target }) => void say(key, target.value)}
                >
                  <option value="">a new tag</option>
                  {codeBook.layers.map((one) => (
                    <optgroup key={one.id} label={one.label}>
                      {one.tags.map((tag) => (
                        <option key={tag.id} value={tag.id}>
                          is {tag.label}
                        </option>
                      ))}
                    </optgroup>
                  ))}
                </select>
              ) : (
                fate === 'new' && 'new'
              )}{' '}
              {fate === 'changed' && `changed: ${changes.join(', ')}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const FATES = { kept: 'stays', used: 'stays: marks use it', removed: 'goes' } as const;

function NotInFile({ report, choices, decide }: CodeBookReportProps) {
  const id = useId();
  const { notInFile, dryRun } = report;
  if (notInFile.length === 0) return null;
  return (
    <section>
      <h3 id={id}>Here, and not in the file ({notInFile.length})</h3>
      {dryRun && (
        <label>
          <input
            type="checkbox"
            checked={choices.removeUnused}
            onChange={({ target }) => void decide({ ...choices, removeUnused: target.checked })}
          />{' '}
          Take out those that no mark uses
        </label>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, by keys too */}
      <ul aria-labelledby={id} tabIndex={0}>
        {notInFile.map(({ tag, label, layer, fate }) => (
          <li key={tag}>
            {label} <span className="quiet">({layer})</span>: {FATES[fate]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sentences({
  title,
  items,
}: {
  readonly title: string;
  readonly items: readonly string[];
}) {
  const id = useId();
  if (items.length === 0) return null;
  return (
    <section>
      <h3 id={id}>{title}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, by keys too */}
      <ul aria-labelledby={id} tabIndex={0}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
