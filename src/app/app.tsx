import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Member } from '#core/model/member.ts';
import type { Session } from '#sync/wire.ts';
import { CompareView } from './compare/compare-view.tsx';
import { Readers, ReadersContext } from './compare/readers.ts';
import { Header } from './frame/header.tsx';
import { useKeptFocus } from './frame/kept-focus.ts';
import { isTyping } from './frame/keys-dialog.tsx';
import { JoinPage } from './join/join-page.tsx';
import { messages } from './messages.ts';
import { useObservable } from './session/observable.ts';
import { openRoom, RoomContext, useRoom, type Room } from './session/room.ts';
import { currentSession, leave } from './session/session-api.ts';

type Entry =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'answered'; readonly session: Session };

/** From the address to the compare view: ask who I am, join if nobody, open the documents. */
export function App() {
  const [entry, setEntry] = useState<Entry>({ kind: 'asking' });
  const ask = async () => setEntry(await findEntry());
  useEffect(() => {
    void findEntry().then(setEntry);
  }, []);

  switch (entry.kind) {
    case 'asking':
      return <Waiting>Opening Crossread</Waiting>;
    case 'failed':
      return (
        <Waiting>
          {entry.message}{' '}
          <button type="button" className="primary" onClick={() => void ask()}>
            Try again
          </button>
        </Waiting>
      );
    case 'answered': {
      const { session } = entry;
      return session.member ? (
        <OpenedRoom session={session} me={session.member} />
      ) : (
        <JoinPage
          title={session.workspace.title}
          joined={(joined) => setEntry({ kind: 'answered', session: joined })}
        />
      );
    }
  }
}

async function findEntry(): Promise<Entry> {
  const answer = await currentSession();
  if (answer.ok) return { kind: 'answered', session: answer.value };
  return { kind: 'failed', message: answer.problems.map(({ message }) => message).join(' ') };
}

function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <main className="waiting" aria-busy="true">
      <p>{children}</p>
    </main>
  );
}

function OpenedRoom({ session, me }: { readonly session: Session; readonly me: Member }) {
  const [room, setRoom] = useState<Room | null>(null);
  const readers = useMemo(() => new Readers(), []);
  useEffect(() => {
    const opened = openRoom(session, me);
    let here = true;
    void opened.connection.restored.then(() => here && setRoom(opened));
    return () => {
      here = false;
      opened.close();
    };
  }, [session, me]);
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
  useUndoKeys(room);
  useKeptFocus();
  if (link === 'signed-out') return <SignedOut />;
  if (!content) {
    return (
      <Waiting>{link === 'offline' ? messages.serverUnreachable : 'Fetching the articles'}</Waiting>
    );
  }
  return (
    <div className="app">
      <Header />
      <CompareView />
    </div>
  );
}

async function joinAgain(): Promise<void> {
  await leave();
  location.reload();
}

function SignedOut() {
  return (
    <Waiting>
      {messages.signedOut}{' '}
      <button type="button" className="primary" onClick={() => void joinAgain()}>
        Join again
      </button>
    </Waiting>
  );
}

function useUndoKeys(room: Room): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) room.notebook.redo();
      else room.notebook.undo();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [room]);
}
