import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { DraftId } from '#core/model/ids.ts';
import { articleName } from '../article-name.ts';
import { Waiting } from '../frame/waiting.tsx';
import { messages } from '../messages.ts';
import { useDesk, type DeskState } from '../session/desk.ts';
import { useObservable } from '../session/observable.ts';
import { useOpenDraft, type OpenDraft } from '../session/open-draft.ts';
import { useMay, useRoom, useWorkspace } from '../session/room.ts';
import '../styles/drafts.css';
import { ARTICLES, changeView } from '../view-state.ts';
import { DraftDetails } from './draft-details.tsx';
import { DraftEnded } from './draft-ended.tsx';
import { DraftText } from './draft-text.tsx';
import { FreezeDialog } from './freeze-dialog.tsx';
import { DraftReaders } from './draft-readers.tsx';

/** Before a draft is opened again that the server refused although the desk names it: it may be frozen just now. */
const AGAIN_MS = 1_500;

/** One article that owners and editors prepare together, until it is frozen. */
export function DraftPage({ id }: { readonly id: DraftId }) {
  const desk = useDesk();
  const [attempt, setAttempt] = useState(0);
  const open = useOpenDraft(id, attempt);
  // The same at every render: each notice of the desk would begin the wait anew.
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  if (!open) return <Waiting>Opening the draft</Waiting>;
  return <OpenedDraft key={attempt} id={id} desk={desk} open={open} again={again} />;
}

interface OpenedDraftProps {
  readonly id: DraftId;
  readonly desk: DeskState;
  readonly open: OpenDraft;
  readonly again: () => void;
}

function OpenedDraft({ id, desk: { desk, problem, run }, open, again }: OpenedDraftProps) {
  const { hasText, isShut } = useObservable(open.state);
  const { sources } = useWorkspace();
  const mayPrepare = useMay('prepare');
  const draft = desk?.drafts.find((one) => one.id === id) ?? null;
  const isOver = desk !== null && (draft === null || draft.discarded !== null);
  useEffect(() => {
    if (!isShut || isOver) return undefined;
    const timer = setTimeout(again, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isShut, isOver, again]);
  if (isOver) return <DraftEnded draft={draft} open={open} run={run} />;
  const source = sources.find((one) => one.id === draft?.corrects?.source) ?? null;
  const title = source ? `Correction of ${articleName(source)}` : 'New article';
  return (
    <main className="draft" aria-label="Draft">
      <header className="draft-head">
        <h2>{draft ? title : 'Draft'}</h2>
        <DraftSaved open={open} />
        <DraftReaders open={open} />
        <span className="draft-actions">
          <button type="button" onClick={() => changeView({ ...ARTICLES, desk: true })}>
            Back to the desk
          </button>
          {draft && mayPrepare && (
            <>
              <button type="button" onClick={() => void run({ kind: 'discard-draft', draft: id })}>
                Discard
              </button>
              <FreezeDialog draft={draft} run={run} />
            </>
          )}
        </span>
      </header>
      <p className="desk-problem" role="alert">
        {problem}
      </p>
      {source && (
        <p className="desk-hint">
          Readers keep the present text until you freeze this one. Then both stay, and you see
          before it happens where each mark goes.
        </p>
      )}
      <div className="draft-sides">
        {hasText ? (
          <DraftText
            open={open}
            editable={mayPrepare && !isShut}
            label={source ? `Text of ${articleName(source)}` : 'Text of the new article'}
            language={draft?.metadata.language ?? null}
          />
        ) : (
          <p className="draft-waiting">Fetching the text</p>
        )}
        <aside className="draft-aside" aria-label="Details">
          {draft ? (
            <DraftDetails draft={draft} mayPrepare={mayPrepare} run={run} />
          ) : (
            <Missing>The details come when the server can be reached.</Missing>
          )}
        </aside>
      </div>
    </main>
  );
}

function Missing({ children }: { readonly children: ReactNode }) {
  return <p className="desk-hint">{children}</p>;
}

function DraftSaved({ open }: { readonly open: OpenDraft }) {
  const { isKept, isKeptHere } = useObservable(open.state);
  const { link } = useObservable(useRoom().connection.state);
  const offline = isKeptHere ? 'offline' : 'nowhere';
  const state = link === 'offline' ? offline : isKept ? 'saved' : 'saving';
  return (
    <output
      className="save-status"
      data-state={state === 'nowhere' ? 'offline' : state}
      aria-label="The draft"
    >
      {SAVE_WORDS[state]}
    </output>
  );
}

const SAVE_WORDS = {
  offline: 'Offline: kept on this device',
  nowhere: messages.draftNotKept,
  saved: 'Draft saved',
  saving: 'Saving the draft',
} as const;
