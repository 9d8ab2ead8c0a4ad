import { useId } from 'react';
import type { CodeBookReport } from '#core/formats/code-books/code-book-report.ts';
import type { CodeBookChoices } from '../session/code-book-api.ts';
import { useWorkspace } from '../session/room.ts';
import { counted } from '../words.ts';
import { ImportRow } from './import-row.tsx';
import { withChoice } from './with-choice.ts';

interface PartProps {
  readonly report: CodeBookReport;
  readonly choices: CodeBookChoices;
  readonly decide: (choices: CodeBookChoices) => Promise<void>;
  /** It is being written: shown, and not to be changed. A look may be overtaken by the next decision. */
  readonly isFixed: boolean;
}

interface CodeBookReportProps extends PartProps {
  /** The file is looked at again, or written. */
  readonly isBusy: boolean;
}

/** What will become or has become of each tag; layers and new tags are given a place by hand. */
export function CodeBookReportView({ isBusy, ...part }: CodeBookReportProps) {
  const { report } = part;
  const { format, dryRun, revision, tags, notInFile, attributes } = report;
  const count = (fate: string) => tags.filter((tag) => tag.fate === fate).length;
  return (
    <div className="import-report" aria-busy={isBusy}>
      <p className="import-figures">
        <strong>{format}:</strong>{' '}
        {revision === null
          ? 'nothing changes here.'
          : `${dryRun ? 'would become' : 'is now'} revision ${revision}.`}{' '}
        {counted(count('new'), 'tag is new', 'tags are new')}, {count('changed')} changed,{' '}
        {count('unchanged')} as they are; {notInFile.length} not in the file.
      </p>
      <Sentences title="Changes beside the tags" items={changesBeside(report)} />
      {dryRun && <Layers {...part} />}
      <Tags {...part} />
      <NotInFile {...part} />
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

/** Of the code book itself and of its layers. */
function changesBeside({ changes, layers }: CodeBookReport): string[] {
  return [
    ...(changes.length > 0 ? [`The code book: ${changes.join(', ')}`] : []),
    ...layers.flatMap((layer) =>
      layer.changes.length > 0 ? [`The layer ${layer.label}: ${layer.changes.join(', ')}`] : [],
    ),
  ];
}

function Layers({ report, choices, decide, isFixed }: PartProps) {
  const { codeBook } = useWorkspace();
  const say = (key: string, layer: string) =>
    void decide({ ...choices, layers: withChoice(choices.layers, key, layer) });
  if (report.layers.length === 0) return null;
  return (
    <section>
      <h3>Layers in the file, and where their new tags go</h3>
      <ul className="import-rows">
        {report.layers.map(({ key, label, fate, layer }) => (
          <ImportRow
            key={key}
            label={label === '' ? 'none' : label}
            value={choices.layers.get(key) ?? (fate === 'known' ? layer : '')}
            isFixed={isFixed}
            choose={(next) => say(key, next)}
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
          </ImportRow>
        ))}
      </ul>
    </section>
  );
}

/** Those that are new or change, and those that a person has said are ours. */
function Tags({ report, choices, decide, isFixed }: PartProps) {
  const { codeBook } = useWorkspace();
  const shown = report.tags.filter(
    ({ key, fate }) => fate !== 'unchanged' || choices.tags.has(key),
  );
  if (shown.length === 0) return null;
  const say = (key: string, tag: string) =>
    void decide({ ...choices, tags: withChoice(choices.tags, key, tag) });
  return (
    <section>
      <h3>Tags in the file, and what they are here</h3>
      <ul className="import-rows">
        {shown.map(({ key, label, layer, fate, changes }) => {
          const name = (
            <>
              {label} <span className="quiet">({layer})</span>
            </>
          );
          const changed = fate === 'changed' ? `changed: ${changes.join(', ')}` : undefined;
          if (!report.dryRun || (fate !== 'new' && !choices.tags.has(key))) {
            return (
              <li key={key}>
                <span>{name}</span>
                <span>{changed ?? fate}</span>
              </li>
            );
          }
          return (
            <ImportRow
              key={key}
              label={name}
              value={choices.tags.get(key) ?? ''}
              isFixed={isFixed}
              choose={(next) => say(key, next)}
              more={changed}
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
            </ImportRow>
          );
        })}
      </ul>
    </section>
  );
}

const FATES = { kept: 'stays', used: 'stays: marks use it', removed: 'goes' } as const;

function NotInFile({ report, choices, decide, isFixed }: PartProps) {
  const id = useId();
  const { notInFile, dryRun } = report;
  if (notInFile.length === 0) return null;
  return (
    <section>
      <h3 id={id}>Here, and not in the file ({notInFile.length})</h3>
      {dryRun && (
        <label className="check">
          <input
            type="checkbox"
            checked={choices.removeUnused}
            aria-disabled={isFixed}
            onChange={({ target }) => {
              if (!isFixed) void decide({ ...choices, removeUnused: target.checked });
            }}
          />
          <span>Take out those that no mark uses</span>
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
