import { useMemo, useState } from 'react';
import { textChanges } from '#core/compare/text-changes.ts';
import type { SourceId } from '#core/model/ids.ts';
import { currentRevision, type Revision, type Source } from '#core/model/source.ts';
import { articleName } from '../article-name.ts';
import { useWorkspace } from '../session/room.ts';
import '../styles/drafts.css';
import { ARTICLES, changeView } from '../view-state.ts';
import { ChangeList } from './change-list.tsx';
import { MarksReport } from './marks-report.tsx';
import { revisionName } from './revision-name.ts';

/** Every revision of an article: each can be read, and each correction seen with what became of the marks. */
export function CorrectionsView({ id }: { readonly id: SourceId }) {
  const { sources } = useWorkspace();
  const source = sources.find((one) => one.id === id);
  return (
    <main className="draft" aria-label="Corrections">
      <header className="draft-head">
        <h2>{source ? `Corrections of ${articleName(source)}` : 'Corrections'}</h2>
        <span className="draft-actions">
          <button type="button" onClick={() => changeView({ ...ARTICLES, shown: id })}>
            Back to the articles
          </button>
        </span>
      </header>
      {source && source.revisions.length > 1 ? (
        <Corrections key={source.revisions.length} source={source} />
      ) : (
        <p className="desk-hint">This article was not corrected.</p>
      )}
    </main>
  );
}

/** What is shown of a revision: its text, or what it changed in the one before it. */
type Show = { readonly kind: 'text' | 'changes'; readonly at: number };

function Corrections({ source }: { readonly source: Source }) {
  const { revisions } = source;
  const [show, setShow] = useState<Show>({ kind: 'changes', at: revisions.length - 1 });
  const [shown, before] = [revisions[show.at] ?? currentRevision(source), revisions[show.at - 1]];
  return (
    <>
      <ul className="revision-list" aria-label="Revisions">
        {revisions.map((revision, at) => (
          <li key={revision.id}>
            <span>{revisionName(revision, at)}</span>
            <button
              type="button"
              aria-pressed={show.kind === 'text' && show.at === at}
              onClick={() => setShow({ kind: 'text', at })}
            >
              Read this text
            </button>
            {at > 0 && (
              <button
                type="button"
                aria-pressed={show.kind === 'changes' && show.at === at}
                onClick={() => setShow({ kind: 'changes', at })}
              >
                Show what changed
              </button>
            )}
          </li>
        ))}
      </ul>
      {show.kind === 'changes' && before ? (
        <Changes source={source} at={show.at} before={before} after={shown} />
      ) : (
        <RevisionText revision={shown} name={revisionName(shown, show.at)} />
      )}
    </>
  );
}

interface ChangesProps {
  readonly source: Source;
  readonly at: number;
  readonly before: Revision;
  readonly after: Revision;
}

function Changes({ source, at, before, after }: ChangesProps) {
  const changes = useMemo(() => textChanges(before, after), [before, after]);
  const until = useMemo((): Source => {
    const [first, ...later] = source.revisions;
    return { ...source, revisions: [first, ...later.slice(0, at)] };
  }, [source, at]);
  return (
    <div className="corrections">
      <section aria-labelledby="corrections-changes">
        <h3 id="corrections-changes">What changed in the text</h3>
        <ChangeList changes={changes} />
      </section>
      <MarksReport source={until} to={after} />
    </div>
  );
}

function RevisionText({ revision, name }: { readonly revision: Revision; readonly name: string }) {
  return (
    <section className="revision-text" aria-label={name}>
      {revision.blocks.map(({ kind, start, end }) => (
        <p key={start} className="draft-block" data-kind={kind} dir="auto">
          {revision.text.slice(start, end)}
        </p>
      ))}
    </section>
  );
}
