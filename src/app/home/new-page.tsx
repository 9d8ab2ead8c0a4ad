import { useState, type FormEvent } from 'react';
import type { Created } from '#sync/api.ts';
import { goTo } from '../place.ts';
import { sentencesOf } from '../session/ask.ts';
import { remembering } from '../session/session-api.ts';
import { createWorkspace } from '../session/workspaces-api.ts';
import { CreatedPage } from './created-page.tsx';
import { dropDraft, emptySource, keepDraft, keptDraft, toCreate, type Draft } from './draft.ts';
import { SourceForm } from './source-form.tsx';

const MOST_SOURCES = 12;

/** A new workspace from pasted texts, or from the ready-made three. */
export function NewPage() {
  const [draft, setDraft] = useState(keptDraft);
  const [readyMade, setReadyMade] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [created, setCreated] = useState<Created | null>(null);
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    keepDraft(next);
    setDraft(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = toCreate(readyMade ? { ...draft, sources: [] } : draft);
    const missing = whatIsMissing(wanted, readyMade);
    setProblem(missing);
    if (missing !== null) return;
    setBusy(true);
    const answer = await createWorkspace(wanted);
    setBusy(false);
    if (!answer.ok) return setProblem(sentencesOf(answer));
    remembering({ ok: true, value: answer.value.session });
    dropDraft();
    return setCreated(answer.value);
  };
  if (created) return <CreatedPage created={created} />;
  return (
    <main className="new-page">
      <header className="home-head">
        <button type="button" className="link brand" onClick={() => goTo('/')}>
          Crossread
        </button>
        <h1>New workspace</h1>
      </header>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className="new-names">
          <label>
            Title
            <input
              value={draft.title}
              maxLength={120}
              placeholder="The event that the articles are about"
              onChange={(event) => change({ title: event.target.value })}
            />
          </label>
          <label>
            Your name here
            <input
              value={draft.displayName}
              maxLength={40}
              onChange={(event) => change({ displayName: event.target.value })}
            />
          </label>
        </div>
        <label className="new-ready-made">
          <input
            type="checkbox"
            checked={readyMade}
            onChange={(event) => setReadyMade(event.target.checked)}
          />
          Use the ready-made three articles: one imam, three outlets, three frames
        </label>
        {!readyMade &&
          draft.sources.map((source, index) => (
            <SourceForm
              key={source.key}
              letter={String.fromCodePoint(65 + index)}
              source={source}
              changed={(next) =>
                change({ sources: draft.sources.map((one) => (one === source ? next : one)) })
              }
              moved={
                index === 0
                  ? null
                  : () =>
                      change({
                        sources: draft.sources
                          .with(index, at(draft, index - 1))
                          .with(index - 1, source),
                      })
              }
              removed={
                draft.sources.length === 1
                  ? null
                  : () => change({ sources: draft.sources.filter((one) => one !== source) })
              }
            />
          ))}
        {!readyMade && draft.sources.length < MOST_SOURCES && (
          <button
            type="button"
            onClick={() => change({ sources: [...draft.sources, emptySource()] })}
          >
            Add an article
          </button>
        )}
        <p className="join-problem" role="alert">
          {problem}
        </p>
        <button type="submit" className="primary" disabled={busy}>
          {busy ? 'Making it' : 'Make the workspace'}
        </button>
      </form>
    </main>
  );
}

function at({ sources }: Draft, index: number) {
  return sources[index] ?? emptySource();
}

function whatIsMissing(
  { title, displayName, sources }: ReturnType<typeof toCreate>,
  readyMade: boolean,
): string | null {
  if (title === '') return 'Give the workspace a title.';
  if (displayName === '') return 'Give your own name: the others see it beside your marks.';
  if (!readyMade && sources.length === 0) return 'Paste the text of at least one article.';
  return null;
}
