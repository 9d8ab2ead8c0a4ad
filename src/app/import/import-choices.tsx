import { useId, type ReactNode } from 'react';
import type { ImportReport } from '#core/formats/placing/import-report.ts';
import type { ImportChoices } from '../session/import-api.ts';
import { useWorkspace } from '../session/room.ts';
import { articleName } from './article-name.ts';

interface ChoicesProps {
  readonly report: ImportReport;
  readonly choices: ImportChoices;
  readonly decide: (choices: ImportChoices) => Promise<void>;
  /** Shown, and not to be changed. */
  readonly isFixed: boolean;
}

const REASONS: Readonly<Record<string, string>> = {
  'by-hand': 'you said so',
  'same-text': 'the same text',
  address: 'the same address',
  name: 'the same name',
  quotes: 'its words stand there',
};
const UNITS = { 'utf-16': 'UTF-16', 'code-point': 'code points' } as const;

/** Which article each text of the file is, why, and in which unit its positions are read. */
export function DocumentChoices({ report, choices, decide, isFixed }: ChoicesProps) {
  const { sources } = useWorkspace();
  const say = (key: string, source: string) =>
    void decide({ ...choices, sources: new Map([...choices.sources, [key, source]]) });
  if (report.documents.length === 0) return null;
  return (
    <section>
      <h3>Texts in the file, and the articles here</h3>
      <ul className="import-rows">
        {report.documents.map(({ key, name, source, reason, unit }) => (
          <Row
            key={key}
            label={name === '' ? key : name}
            value={source}
            isFixed={isFixed}
            choose={(next) => say(key, next)}
            more={
              reason === 'same-text'
                ? `the same text; positions in ${UNITS[unit]}`
                : (REASONS[reason] ?? 'nothing fits')
            }
          >
            <option value="" disabled>
              none: choose one
            </option>
            {sources.map((one) => (
              <option key={one.id} value={one.id}>
                {articleName(one)}
              </option>
            ))}
          </Row>
        ))}
      </ul>
    </section>
  );
}

/** The codes that are not in the code book, and those that a person has placed. */
export function CodeChoices({ report, choices, decide, isFixed }: ChoicesProps) {
  const { codeBook } = useWorkspace();
  const open = report.codes.filter(({ key, tag }) => tag === null || choices.tags.has(key));
  if (open.length === 0) return null;
  const say = (key: string, tag: string) => {
    const tags = new Map(choices.tags);
    if (tag === '') tags.delete(key);
    else tags.set(key, tag);
    void decide({ ...choices, tags });
  };
  return (
    <section>
      <h3>Codes that are not in the code book</h3>
      <ul className="import-rows">
        {open.map(({ key, label, tag }) => (
          <Row
            key={key}
            label={label}
            value={tag}
            isFixed={isFixed}
            choose={(next) => say(key, next)}
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
          </Row>
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly label: string;
  readonly value: string | null;
  readonly isFixed: boolean;
  readonly choose: (next: string) => void;
  readonly more?: string;
  /** The options. */
  readonly children: ReactNode;
}

/** Its choice keeps the focus while the file is looked at again, so it is not disabled then. */
function Row({ label, value, isFixed, choose, more, children }: RowProps) {
  const id = useId();
  return (
    <li>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        aria-disabled={isFixed}
        aria-describedby={more === undefined ? undefined : `${id}-more`}
        onChange={({ target }) => {
          if (!isFixed) choose(target.value);
        }}
      >
        {children}
      </select>
      {more !== undefined && (
        <span id={`${id}-more`} className="quiet">
          {more}
        </span>
      )}
    </li>
  );
}
