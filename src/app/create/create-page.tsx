import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Problem } from '#core/model/result.ts';
import { Page } from '../frame/page.tsx';
import { TextField } from '../frame/text-field.tsx';
import { recentName, rememberName } from '../join/recent-name.ts';
import { createWorkspace, fetchHome } from '../session/workspaces-api.ts';
import '../styles/create.css';
import { dropTyped, keepTyped, typedBefore } from './new-workspace-storage.ts';
import { emptyWorkspace, type NewWorkspace, type NewArticle } from './new-workspace.ts';
import { MadePage } from './made-page.tsx';
import { dropMade, keepMade, keptMade } from './made-storage.ts';
import { SourcesEditor } from './sources-editor.tsx';
import { toCreate } from './to-create.ts';

const newKey = () => crypto.randomUUID();

/** From three pasted texts to a room in under two minutes; what was made is shown in its place. */
export function CreatePage() {
  const [made, setMade] = useState(keptMade);
  if (made) return <MadePage made={made} opened={dropMade} />;
  return (
    <CreateForm
      done={(created) => {
        keepMade(created);
        setMade(created);
      }}
    />
  );
}

interface CreateFormProps {
  readonly done: (made: NonNullable<ReturnType<typeof keptMade>>) => void;
}

function CreateForm({ done }: CreateFormProps) {
  const [workspace, setWorkspace] = useState<NewWorkspace>(
    () => typedBefore() ?? emptyWorkspace(recentName(), newKey),
  );
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const [fetches, setFetches] = useState(false);
  useEffect(() => {
    void fetchHome().then((home) => setFetches(home.ok && home.value.fetchesAddresses));
  }, []);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => keepTyped(workspace), [workspace]);

  const change = (part: Partial<NewWorkspace>) => {
    setWorkspace((before) => ({ ...before, ...part }));
    setProblems([]);
  };
  const changeSources = (update: (sources: readonly NewArticle[]) => readonly NewArticle[]) => {
    setWorkspace((before) => ({ ...before, sources: [...update(before.sources)] }));
    setProblems([]);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const asked = toCreate(workspace);
    if (!asked.ok) return setProblems(asked.problems);
    setBusy(true);
    const answer = await createWorkspace(asked.value);
    setBusy(false);
    if (!answer.ok) return setProblems(answer.problems.map((one) => ({ ...one, path: 'server' })));
    rememberName(asked.value.displayName);
    dropTyped();
    done(answer.value);
  };
  useEffect(() => {
    const [first] = problems;
    if (first) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  const problemAt = (path: string) => problems.find((one) => one.path === path)?.message ?? null;
  const general = problemAt('server') ?? problemAt('sources');
  return (
    <Page title="New workspace" width="wide">
      <form
        ref={form}
        className="create"
        onSubmit={(event) => void submit(event)}
        noValidate
        aria-labelledby="create-title"
      >
        <h1 id="create-title">New workspace</h1>
        <div className="create-names">
          <TextField
            label="Title"
            value={workspace.title}
            change={(title) => change({ title })}
            problem={problemAt('title')}
            placeholder="For instance: One event, three papers"
            maxLength={120}
          />
          <TextField
            label="Your name here"
            value={workspace.displayName}
            change={(displayName) => change({ displayName })}
            problem={problemAt('displayName')}
            maxLength={40}
          />
        </div>
        <fieldset className="create-from">
          <legend>Articles</legend>
          <label className="check">
            <input
              type="radio"
              name="from"
              checked={workspace.from === 'own'}
              onChange={() => change({ from: 'own' })}
            />
            <span>My own: paste them, or take them from files</span>
          </label>
          <label className="check">
            <input
              type="radio"
              name="from"
              checked={workspace.from === 'ready-made'}
              onChange={() => change({ from: 'ready-made' })}
            />
            <span>Use the ready-made three articles</span>
          </label>
        </fieldset>
        {workspace.from === 'own' ? (
          <SourcesEditor
            sources={workspace.sources}
            change={changeSources}
            newKey={newKey}
            problems={problems}
            fetches={fetches}
          />
        ) : (
          <p className="note">
            Three English articles about one imam in France, from three outlets with three frames.
            They are ready to be marked.
          </p>
        )}
        <footer className="create-foot">
          <p className="field-problem" role="alert">
            {general ?? (problems.length > 0 && 'Not yet: something above is still missing.')}
          </p>
          <button type="submit" className="primary" aria-disabled={busy}>
            {busy ? 'Making the workspace' : 'Make the workspace'}
          </button>
        </footer>
      </form>
    </Page>
  );
}
