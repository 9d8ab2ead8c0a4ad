import { Suspense, useEffect, useState } from 'react';
import type { WorkspaceId } from '#core/model/ids.ts';
import '#editor/reading-view.css';
import { CompareView } from '../compare/compare-view.tsx';
import { Readers, ReadersContext } from '../compare/readers.ts';
import { Header } from '../frame/header.tsx';
import { isTyping } from '../frame/keys-dialog.tsx';
import { useKeptFocus } from '../frame/kept-focus.ts';
import { late } from '../frame/late.tsx';
import { useTabTitle } from '../frame/page.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { messages } from '../messages.ts';
import { PhaseBar } from '../phase/phase-bar.tsx';
import { useObservable } from '../session/observable.ts';
import { mayWriteNotebook, RoomContext, useMay, useRoom, type Room } from '../session/room.ts';
import { Visit } from '../session/visit.ts';
import '../styles/compare.css';
import '../styles/desk.css';
import '../styles/marking.css';
import '../styles/notes.css';
import '../styles/talk.css';
import { viewState } from '../view-state.ts';
import { Outside } from './outside.tsx';
import { VisitContext } from './visit-context.ts';

const DeskView = late(async () => (await import('../desk/desk-view.tsx')).DeskView);
const PassesView = late(async () => (await import('../passes/passes-view.tsx')).PassesView);

const FindingsView = late(async () => (await import('../findings/findings-view.tsx')).FindingsView);
const VoicesView = late(async () => (await import('../voices/voices-view.tsx')).VoicesView);
const NamesView = late(async () => (await import('../names/names-view.tsx')).NamesView);
const ClaimsView = late(async () => (await import('../claims/claims-view.tsx')).ClaimsView);

const DraftPage = late(async () => (await import('../drafts/draft-page.tsx')).DraftPage);
const CorrectionsView = late(
  async () => (await import('../drafts/corrections-view.tsx')).CorrectionsView,
);

/** A workspace as it stands to whoever came to its address; made anew for another one. */
export function WorkspacePage({ workspace }: { readonly workspace: WorkspaceId }) {
  const [visit] = useState(() => new Visit(workspace));
  useEffect(() => {
    visit.open();
    return () => visit.close();
  }, [visit]);
  const standing = useObservable(visit.standing);
  const room = useObservable(visit.room);
  const [readers] = useState(() => new Readers());
  if (standing.kind !== 'member') return <Outside standing={standing} ask={visit.ask} />;
  if (!room) return <Waiting>Opening {standing.session.workspace.title}</Waiting>;
  return (
    <VisitContext value={visit}>
      <RoomContext value={room}>
        <ReadersContext value={readers}>
          <Opened />
        </ReadersContext>
      </RoomContext>
    </VisitContext>
  );
}

function Opened() {
  const room = useRoom();
  const content = useObservable(room.content);
  const { link } = useObservable(room.connection.state);
  useTabTitle(content?.settings.title ?? room.session.workspace.title);
  if (!content) {
    return (
      <Waiting>
        {link === 'offline' ? messages.serverUnreachableNow : 'Fetching the articles'}
      </Waiting>
    );
  }
  return <Workspace />;
}

function Workspace() {
  useUndoKeys(useRoom());
  useKeptFocus();
  return (
    <div className="app">
      <Header />
      <PhaseBar />
      <Suspense fallback={<Waiting>One moment</Waiting>}>
        <Screen />
      </Suspense>
    </div>
  );
}

/** The articles, or what stands in their place. */
function Screen() {
  const view = useObservable(viewState);
  const { desk, passes, claims, names, voices, findings, draft, corrections } = view;
  const seesDesk = useMay('see-board');
  const seesPasses = useMay('read-first-pass');
  if (desk && seesDesk) return <DeskView />;
  if (passes && seesPasses) return <PassesView />;
  if (claims) return <ClaimsView />;
  if (names) return <NamesView />;
  if (voices) return <VoicesView />;
  if (findings) return <FindingsView />;
  if (draft !== null && seesDesk) return <DraftPage key={draft} id={draft} />;
  if (corrections !== null) return <CorrectionsView id={corrections} />;
  return <CompareView />;
}

function useUndoKeys(room: Room): void {
  const { notebook } = room;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (!mayWriteNotebook(room)) return;
      if (key === 'y' || event.shiftKey) notebook.redo();
      else notebook.undo();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [room, notebook]);
}
