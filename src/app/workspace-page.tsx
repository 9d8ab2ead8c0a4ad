/** One workspace: who am I there, join if nobody, open what I may open, and look again when that changes. */
import { lazy, Suspense, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { WorkspaceId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import type { Session } from '#sync/api.ts';
import { CompareView } from './compare/compare-view.tsx';
import { Readers, ReadersContext } from './compare/readers.ts';
import { Header } from './frame/header.tsx';
import { useKeptFocus } from './frame/kept-focus.ts';
import { isTyping } from './frame/keys-dialog.tsx';
import { Waiting } from './frame/waiting.tsx';
import { JoinPage } from './join/join-page.tsx';
import { messages } from './messages.ts';
import { goTo } from './place.ts';
import { sentencesOf } from './session/ask.ts';
import type { OpenSession } from './session/connection.ts';
import { useObservable } from './session/observable.ts';
import { PhaseBar } from './phase/phase-bar.tsx';
import { mayIn, openRoom, RoomContext, useMay, useRoom, type Room } from './session/room.ts';
import { currentSession } from './session/session-api.ts';
import { viewState } from './view-state.ts';

const DeskView = lazy(async () => ({ default: (await import('./desk/desk-view.tsx')).DeskView }));
const PassesView = lazy(async () => ({
  default: (await import('./passes/passes-view.tsx')).PassesView,
}));

/** How often somebody who waits for the teacher asks again. */
const ASK_AGAIN_MS = 3_000;

type Entry =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'answered'; readonly session: Session; readonly wasMember: boolean };

export function WorkspacePage({ id }: { readonly id: WorkspaceId }) {
  const [entry, setEntry] = useState<Entry>({ kind: 'asking' });
  const ask = () =>
    void currentSession(id).then((answer) => setEntry((before) => next(before, answer)));
  useEffect(() => {
    void currentSession(id).then((answer) => setEntry((before) => next(before, answer)));
  }, [id]);

  switch (entry.kind) {
    case 'asking':
      return <Waiting>Opening Crossread</Waiting>;
    case 'failed':
      return (
        <Waiting>
          {entry.message}{' '}
          <button type="button" className="primary" onClick={() => location.reload()}>
            Try again
          </button>{' '}
          <button type="button" onClick={() => goTo('/')}>
            Start page
          </button>
        </Waiting>
      );
    case 'answered':
      return (
        <Answered
          session={entry.session}
          wasMember={entry.wasMember}
          changed={(session) => setEntry({ kind: 'answered', session, wasMember: false })}
          askAgain={ask}
        />
      );
  }
}

function next(before: Entry, answer: Awaited<ReturnType<typeof currentSession>>): Entry {
  const known = before.kind === 'answered' ? before.session : null;
  if (!answer.ok) {
    // Who is in stays in while the server cannot be asked.
    const isUnreachable = answer.problems.some(({ path }) => path === 'network');
    return known && isUnreachable ? before : { kind: 'failed', message: sentencesOf(answer) };
  }
  const session = known && isSameSession(known, answer.value) ? known : answer.value;
  // Asked twice in a row, for each document that was closed, it stays true.
  const wasMember = before.kind === 'answered' && (before.wasMember || known?.member !== null);
  return { kind: 'answered', session, wasMember };
}

/** Same documents, same rights: nothing has to be opened anew. */
function isSameSession(a: Session, b: Session): boolean {
  return (
    JSON.stringify({ ...a, workspace: a.workspace.id }) ===
    JSON.stringify({ ...b, workspace: b.workspace.id })
  );
}

interface AnsweredProps {
  readonly session: Session;
  readonly wasMember: boolean;
  readonly changed: (session: Session) => void;
  readonly askAgain: () => void;
}

function Answered({ session, wasMember, changed, askAgain }: AnsweredProps) {
  const { member, audience, seesEverything, workspace } = session;
  if (!member && wasMember) return <NoMember title={workspace.title} />;
  if (!member) return <JoinPage session={session} joined={changed} />;
  if (audience === null || seesEverything === null) {
    return <WaitingForTeacher title={workspace.title} askAgain={askAgain} />;
  }
  return (
    <OpenedRoom
      session={{ ...session, audience, seesEverything }}
      me={member}
      key={JSON.stringify(session)}
      askAgain={askAgain}
    />
  );
}

function NoMember({ title }: { readonly title: string }) {
  return (
    <Waiting>
      {messages.noMember(title)}{' '}
      <button type="button" className="primary" onClick={() => goTo('/')}>
        Start page
      </button>
    </Waiting>
  );
}

function WaitingForTeacher({
  title,
  askAgain,
}: {
  readonly title: string;
  readonly askAgain: () => void;
}) {
  const ask = useEffectEvent(askAgain);
  useEffect(() => {
    const timer = setInterval(() => ask(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Waiting>
      <strong>{title}</strong> is being prepared. You are in: the articles open here by themselves
      as soon as work begins.
    </Waiting>
  );
}

interface OpenedRoomProps {
  readonly session: OpenSession;
  readonly me: Member;
  readonly askAgain: () => void;
}

function OpenedRoom({ session, me, askAgain }: OpenedRoomProps) {
  const [room, setRoom] = useState<Room | null>(null);
  const [opened] = useState({ session, me });
  const readers = useMemo(() => new Readers(), []);
  const ask = useEffectEvent(askAgain);
  useEffect(() => {
    const openedRoom = openRoom(opened.session, opened.me);
    let here = true;
    const stop = openedRoom.connection.sessionChanges.watch(() => ask());
    void openedRoom.connection.restored.then(() => here && setRoom(openedRoom));
    return () => {
      here = false;
      stop();
      openedRoom.close();
    };
  }, [opened]);
  if (!room) return <Waiting>Opening {session.workspace.title}</Waiting>;
  return (
    <RoomContext value={room}>
      <ReadersContext value={readers}>
        <Workspace />
      </ReadersContext>
    </RoomContext>
  );
}

function Workspace() {
  const room = useRoom();
  const content = useObservable(room.content);
  const { link } = useObservable(room.connection.state);
  const { desk, passes } = useObservable(viewState);
  const seesDesk = useMay('see-board') && desk;
  const seesPasses = useMay('read-first-pass') && passes;
  useUndoKeys(room);
  useKeptFocus();
  if (!content) {
    return (
      <Waiting>{link === 'offline' ? messages.serverUnreachable : 'Fetching the articles'}</Waiting>
    );
  }
  return (
    <div className="app">
      <Header />
      <PhaseBar />
      <Suspense fallback={<Waiting>One moment</Waiting>}>
        {seesDesk ? <DeskView /> : seesPasses ? <PassesView /> : <CompareView />}
      </Suspense>
    </div>
  );
}

function useUndoKeys(room: Room): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (!mayIn(room, 'mark') && !mayIn(room, 'talk')) return;
      if (key === 'y' || event.shiftKey) room.notebook.redo();
      else room.notebook.undo();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [room]);
}
