import { useId, useState, type FormEvent } from 'react';
import * as v from 'valibot';
import { displayNameSchema } from '#core/model/member.ts';
import type { Session } from '#sync/wire.ts';
import { join } from '../session/session-api.ts';

interface JoinPageProps {
  readonly title: string;
  readonly joined: (session: Session) => void;
}

/** The way in: a display name, nothing else. */
export function JoinPage({ title, joined }: JoinPageProps) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const problemId = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const displayName = v.safeParse(displayNameSchema, name);
    if (!displayName.success) {
      setProblem(displayName.issues[0].message);
      return;
    }
    setBusy(true);
    const answer = await join(displayName.output);
    setBusy(false);
    if (answer.ok) joined(answer.value);
    else setProblem(answer.problems.map(({ message }) => message).join(' '));
  };
  return (
    <main className="join">
      <p className="brand">Crossread</p>
      <h1>{title}</h1>
      <p>
        Several articles about one event stand side by side. Mark how they are framed, what they
        claim and which words are loaded, together with everybody who is here.
      </p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <label htmlFor="display-name">Your name here</label>
        <div className="join-line">
          <input
            id="display-name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="off"
            maxLength={40}
            aria-invalid={problem !== null}
            aria-describedby={problemId}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has this one field
            autoFocus
          />
          <button type="submit" className="primary" disabled={busy}>
            Open
          </button>
        </div>
        <p id={problemId} className="join-problem" role="alert">
          {problem}
        </p>
      </form>
      <p className="join-small">
        No e-mail, no password. Others see this name beside your marks; a nickname will do.
      </p>
    </main>
  );
}
