import { useId, useState, type FormEvent } from 'react';
import * as v from 'valibot';
import { displayNameSchema } from '#core/model/member.ts';
import type { Session } from '#sync/api.ts';
import { goTo } from '../place.ts';
import { sentencesOf } from '../session/ask.ts';
import { join } from '../session/session-api.ts';

interface JoinPageProps {
  readonly session: Session;
  readonly joined: (session: Session) => void;
}

/** The way in where the door is open: a display name, nothing else. */
export function JoinPage({ session, joined }: JoinPageProps) {
  return session.doorOpen ? (
    <OpenDoor session={session} joined={joined} />
  ) : (
    <main className="join">
      <p className="brand">Crossread</p>
      <h1>{session.workspace.title}</h1>
      <p>This workspace is joined with its room code, or with an invitation.</p>
      <div className="join-line">
        <button type="button" className="primary" onClick={() => goTo('/join')}>
          I have a code
        </button>
        <button type="button" onClick={() => goTo('/return')}>
          I was here before
        </button>
      </div>
    </main>
  );
}

function OpenDoor({ session: { workspace }, joined }: JoinPageProps) {
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
    const answer = await join(workspace.id, displayName.output);
    setBusy(false);
    if (answer.ok) joined(answer.value);
    else setProblem(sentencesOf(answer));
  };
  return (
    <main className="join">
      <p className="brand">Crossread</p>
      <h1>{workspace.title}</h1>
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
