import {
  REASON_WORDS,
  UNIT_WORDS,
  type ImportReport,
} from '#core/formats/placing/import-report.ts';
import { articleName } from '../article-name.ts';
import { TagOptions } from '../inspector/tag-options.tsx';
import type { ImportChoices } from '../session/import-api.ts';
import { useWorkspace } from '../session/room.ts';
import { ImportRow } from './import-row.tsx';
import { withChoice } from './with-choice.ts';

type FileText = ImportReport['documents'][number];

interface ChoicesProps {
  readonly report: ImportReport;
  readonly choices: ImportChoices;
  readonly decide: (choices: ImportChoices) => Promise<void>;
  /** Shown, and not to be changed. */
  readonly isFixed: boolean;
}

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
          <ImportRow
            key={key}
            label={name}
            value={source}
            isFixed={isFixed}
            choose={(next) => say(key, next)}
            more={whySo(reason, unit)}
          >
            <option value="" disabled>
              none: choose one
            </option>
            {sources.map((one) => (
              <option key={one.id} value={one.id}>
                {articleName(one)}
              </option>
            ))}
          </ImportRow>
        ))}
      </ul>
    </section>
  );
}

/** Positions count only in a text that is the same. */
function whySo(reason: FileText['reason'], unit: FileText['unit']): string {
  if (reason === null) return 'nothing fits';
  const words = REASON_WORDS[reason];
  return reason === 'same-text' ? `${words}; positions in ${UNIT_WORDS[unit]}` : words;
}

/** The codes that no tag is named like, and those that a person has placed. */
export function CodeChoices({ report, choices, decide, isFixed }: ChoicesProps) {
  const { codeBook } = useWorkspace();
  const open = report.codes.filter(
    ({ key, tag, offered }) => tag === null || offered !== null || choices.tags.has(key),
  );
  if (open.length === 0) return null;
  const say = (key: string, tag: string) =>
    void decide({ ...choices, tags: withChoice(choices.tags, key, tag) });
  return (
    <section>
      <h3>Codes that are not in the code book</h3>
      <ul className="import-rows">
        {open.map(({ key, label, tag, offered }) => (
          <ImportRow
            key={key}
            label={label}
            value={tag}
            isFixed={isFixed}
            choose={(next) => say(key, next)}
            {...(offered !== null && tag === offered && { more: 'stands for it in this format' })}
          >
            {offered === null && <option value="">none: its marks are left out</option>}
            <TagOptions codeBook={codeBook} />
          </ImportRow>
        ))}
      </ul>
    </section>
  );
}
