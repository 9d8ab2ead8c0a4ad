import { useMemo } from 'react';
import type { Draft } from '#core/model/draft.ts';
import { nearestText, wordsMissingIn } from '#core/text/words-missing.ts';
import { Copy } from '../frame/copy.tsx';
import type { DeskState } from '../session/desk.ts';
import { useObservable } from '../session/observable.ts';
import type { OpenDraft } from '../session/open-draft.ts';
import { useWorkspace } from '../session/room.ts';
import { ARTICLES, changeView } from '../view-state.ts';

interface DraftEndedProps {
  /** Null when it was frozen, or erased after it had been discarded. */
  readonly draft: Draft | null;
  readonly open: OpenDraft;
  readonly run: DeskState['run'];
}

/** What stands in place of a draft that is no more, with whatever of it only this device may have. */
export function DraftEnded({ draft, open, run }: DraftEndedProps) {
  const { mayBeUnsaved, hasText } = useObservable(open.state);
  const unsaved = mayBeUnsaved && hasText ? open.text() : '';
  const late = useLateWords(draft === null ? unsaved : '');
  const leave = async (view: Parameters<typeof changeView>[0]) => {
    await open.forget();
    changeView(view);
  };
  return (
    <main className="draft" aria-label="Draft">
      <section className="draft-ended" role="status">
        <h2>{draft ? 'This draft was discarded' : 'This draft is no longer there'}</h2>
        <p>
          {draft
            ? 'Its text is kept for a week; until then it can be brought back.'
            : 'It was frozen: its text is in the articles. Or it was discarded more than a week ago.'}
        </p>
        {late === null ? (
          unsaved !== '' && <WholeText text={unsaved} />
        ) : (
          <LateWords words={late} />
        )}
        <p className="page-actions">
          {draft && (
            <button
              type="button"
              className="primary"
              onClick={() => void run({ kind: 'restore-draft', draft: draft.id })}
            >
              Bring it back
            </button>
          )}
          <button type="button" onClick={() => void leave(ARTICLES)}>
            To the articles
          </button>
          <button type="button" onClick={() => void leave({ ...ARTICLES, desk: true })}>
            To the desk
          </button>
        </p>
      </section>
    </main>
  );
}

/** What this device has and the frozen text lacks; null where no text of the articles is like this one. */
function useLateWords(text: string): readonly string[] | null {
  const { sources } = useWorkspace();
  return useMemo(() => {
    const frozen = sources.flatMap(({ revisions }) => revisions.map((revision) => revision.text));
    const nearest = nearestText(text, frozen);
    if (nearest === null) return null;
    const late = wordsMissingIn(nearest, text);
    return late.join('').length * 2 > text.length ? null : late;
  }, [text, sources]);
}

function LateWords({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  const text = words.join('\n\n');
  return (
    <>
      <p>
        <strong>The text on this device has words that are not in the frozen text.</strong> If you
        wrote them last, they came too late for it. Copy what you need: it goes from this device
        when you leave.
      </p>
      <pre className="draft-copy" dir="auto">
        {text}
      </pre>
      <p>
        <Copy what="these words" text={text} />
      </p>
    </>
  );
}

function WholeText({ text }: { readonly text: string }) {
  return (
    <details>
      <summary>The text as this device has it</summary>
      <p className="desk-hint">
        If you wrote in the draft while you were offline, that is only here. Copy what you need: it
        goes from this device when you leave.
      </p>
      <pre className="draft-copy">{text}</pre>
    </details>
  );
}
