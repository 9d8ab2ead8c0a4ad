import { useEffect, useEffectEvent, useId, useState, type FormEvent } from 'react';
import * as v from 'valibot';
import { displayNameSchema } from '#core/model/member.ts';
import type { Result } from '#core/model/result.ts';
import { codeFoundSchema, type CodeFound, type Session } from '#sync/api.ts';
import { addressOfWorkspace, goTo } from '../place.ts';
import { ask, sentencesOf } from '../session/ask.ts';
import { comeBack, joinByCode } from '../session/session-api.ts';

interface CodePageProps {
  readonly purpose: 'join' | 'return';
  /** The code that the address carried, '' for none. */
  readonly given: string;
}

/** Join by a room code or invitation, or come back by a return code: first the code, then the name. */
export function CodePage({ purpose, given }: CodePageProps) {
  const [code, setCode] = useState(given);
  const [found, setFound] = useState<CodeFound | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const enter = (answer: Result<Session>) => {
    setBusy(false);
    if (answer.ok) goTo(addressOfWorkspace(answer.value.workspace.id));
    else setProblem(sentencesOf(answer));
  };
  const lookUp = async () => {
    setProblem(null);
    setBusy(true);
    if (purpose === 'return') return enter(await comeBack(code));
    const answer = await ask(codeFoundSchema, 'POST', '/api/codes', { code });
    setBusy(false);
    if (answer.ok) setFound(answer.value);
    else setProblem(sentencesOf(answer));
    return undefined;
  };
  const lookUpGiven = useEffectEvent(lookUp);
  useEffect(() => {
    if (given === '') return undefined;
    const soon = setTimeout(() => void lookUpGiven());
    return () => clearTimeout(soon);
  }, [given]);
  const joinAs = async (who: Parameters<typeof joinByCode>[0]) => {
    setProblem(null);
    setBusy(true);
    enter(await joinByCode(who));
  };

  return (
    <main className="join">
      <p className="brand">Crossread</p>
      {found ? (
        <>
          <h1>{found.workspace.title}</h1>
          {found.seats ? (
            <Seats seats={found.seats} busy={busy} chosen={(seat) => void joinAs({ code, seat })} />
          ) : (
            <NameForm busy={busy} chosen={(displayName) => void joinAs({ code, displayName })} />
          )}
        </>
      ) : (
        <CodeForm
          purpose={purpose}
          code={code}
          busy={busy}
          changed={setCode}
          submitted={() => void lookUp()}
        />
      )}
      <p className="join-problem" role="alert">
        {problem}
      </p>
      <p className="join-small">
        <button
          type="button"
          className="link"
          onClick={() => goTo(purpose === 'join' ? '/return' : '/join')}
        >
          {purpose === 'join' ? 'I was here before, on another device' : 'I have a room code'}
        </button>{' '}
        <button type="button" className="link" onClick={() => goTo('/')}>
          Start page
        </button>
      </p>
    </main>
  );
}

interface CodeFormProps {
  readonly purpose: 'join' | 'return';
  readonly code: string;
  readonly busy: boolean;
  readonly changed: (code: string) => void;
  readonly submitted: () => void;
}

function CodeForm({ purpose, code, busy, changed, submitted }: CodeFormProps) {
  const id = useId();
  const isJoining = purpose === 'join';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    submitted();
  };
  return (
    <>
      <h1>{isJoining ? 'Join with a code' : 'Welcome back'}</h1>
      <p>
        {isJoining
          ? 'Type the room code as it was said to you. Capitals, spaces and dashes do not matter.'
          : 'Type your personal return code, or the recovery key of a workspace that you own.'}
      </p>
      <form onSubmit={submit} noValidate>
        <label htmlFor={id}>{isJoining ? 'Room code' : 'Return code'}</label>
        <div className="join-line">
          <input
            id={id}
            className="code-field"
            value={code}
            onChange={(event) => changed(event.target.value)}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={isJoining ? 'lumo-kadi-refu' : ''}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has this one field
            autoFocus
          />
          <button type="submit" className="primary" disabled={busy || code.trim() === ''}>
            Go on
          </button>
        </div>
      </form>
    </>
  );
}

interface NameFormProps {
  readonly busy: boolean;
  readonly chosen: (displayName: string) => void;
}

function NameForm({ busy, chosen }: NameFormProps) {
  const id = useId();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const displayName = v.safeParse(displayNameSchema, name);
    setProblem(displayName.success ? null : displayName.issues[0].message);
    if (displayName.success) chosen(displayName.output);
  };
  return (
    <form onSubmit={submit} noValidate>
      <label htmlFor={id}>Your name here</label>
      <div className="join-line">
        <input
          id={id}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          maxLength={40}
          aria-invalid={problem !== null}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the next thing to do
          autoFocus
        />
        <button type="submit" className="primary" disabled={busy}>
          Open
        </button>
      </div>
      <p className="join-problem" role="alert">
        {problem}
      </p>
      <p className="join-small">No e-mail, no password. A nickname will do.</p>
    </form>
  );
}

interface SeatsProps {
  readonly seats: NonNullable<CodeFound['seats']>;
  readonly busy: boolean;
  readonly chosen: (seat: NonNullable<CodeFound['seats']>[number]['id']) => void;
}

function Seats({ seats, busy, chosen }: SeatsProps) {
  return (
    <>
      <p>Choose your name from the list.</p>
      <ul className="seats">
        {seats.map((seat) => (
          <li key={seat.id}>
            <button type="button" disabled={busy} onClick={() => chosen(seat.id)}>
              {seat.displayName}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
