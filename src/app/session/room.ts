/** Everything that a screen of an opened workspace needs, made anew when the session changes. */
import { createContext, useContext } from 'react';
import { indexCodeBook, type CodeBookIndex } from '#core/model/codebook.ts';
import type { MemberId } from '#core/model/ids.ts';
import { mayNow } from '#core/model/may-now.ts';
import type { Member } from '#core/model/member.ts';
import type { Action } from '#core/model/rights.ts';
import type { Source } from '#core/model/source.ts';
import {
  observeRoomMembers,
  observeWorkspace,
  readRoomMembers,
  readWorkspace,
} from '#sync/documents.ts';
import { isSame } from '#sync/maps.ts';
import type { WorkspaceContent } from '#core/model/workspace.ts';
import type { Session } from '#sync/api.ts';
import { openAnchoring, type Anchor } from './anchoring.ts';
import type { Connection } from './connection.ts';
import { MarkStore } from './marks.ts';
import type { Notebook } from './notebook.ts';
import { Observable, useObservable } from './observable.ts';
import { Presences } from './people.ts';
import type { Reading } from './reading.ts';
import { RecordStore } from './records.ts';

export interface OpenedWorkspace extends WorkspaceContent {
  readonly codes: CodeBookIndex;
}

export interface Room {
  readonly me: Member;
  /** As the server last answered; the phase of the moment is in the settings. */
  readonly session: Session;
  readonly connection: Connection;
  readonly reading: Reading;
  readonly content: Observable<OpenedWorkspace | null>;
  readonly members: Observable<ReadonlyMap<MemberId, Member>>;
  /** Where what was said of an earlier text stands now. */
  readonly anchor: Observable<Anchor>;
  readonly marks: MarkStore;
  readonly records: RecordStore;
  readonly notebook: Notebook;
  readonly presences: Presences;
  close(): void;
}

export interface RoomParts {
  readonly connection: Connection;
  readonly notebook: Notebook;
  readonly reading: Reading;
  readonly session: Session;
  readonly me: Member;
  /** The articles that are on the screen already. */
  readonly shown: readonly Source[];
  /** Called when the settings say another phase than the session. */
  readonly phaseChanged: () => void;
}

/** Over documents that are open; closing the room leaves them open. */
export function buildRoom(parts: RoomParts): Room {
  const { connection, notebook, reading, session, me, phaseChanged } = parts;
  // The same article from another document stays the same object, so that its column is not made anew.
  const known = (source: Source) => parts.shown.find((shown) => isSame(shown, source)) ?? source;
  const readContent = (): OpenedWorkspace | null => {
    const content = readWorkspace(reading.content);
    return (
      content && {
        ...content,
        sources: content.sources.map(known),
        codes: indexCodeBook(content.codeBook),
      }
    );
  };
  const content = new Observable(readContent());
  const members = new Observable<ReadonlyMap<MemberId, Member>>(
    readRoomMembers(reading.readingRoom),
  );
  let couldWrite = false;
  const lookWhetherIMayWrite = () => {
    const mayWrite = mayWriteNotebook({ me, content });
    if (mayWrite && !couldWrite) connection.mayWriteAgain();
    couldWrite = mayWrite;
  };
  lookWhetherIMayWrite();
  const stops = [
    observeWorkspace(reading.content, () => {
      content.set(readContent());
      lookWhetherIMayWrite();
      const phase = content.value?.settings.phase;
      if (phase !== undefined && phase !== session.workspace.phase) phaseChanged();
    }),
    observeRoomMembers(reading.readingRoom, () =>
      members.set(readRoomMembers(reading.readingRoom)),
    ),
  ];
  const { anchor, stop } = openAnchoring(content);
  const own = connection.notebook.document;
  const marks = new MarkStore(own, reading.readingRoom, me.id, anchor);
  const records = new RecordStore(own, reading.readingRoom, me.id, anchor);
  const presences = new Presences(reading.presence, me.id);
  return {
    me,
    session,
    connection,
    reading,
    content,
    members,
    anchor,
    marks,
    records,
    notebook,
    presences,
    close: () => {
      stop();
      for (const end of stops) end();
      marks.close();
      records.close();
      presences.close();
    },
  };
}

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('useRoom is called outside an opened room');
  return room;
}

/** The workspace; only below a screen that waited for it. */
export function useWorkspace(): OpenedWorkspace {
  const content = useObservable(useRoom().content);
  if (!content) throw new Error('useWorkspace is called before the workspace has arrived');
  return content;
}

export function useMemberName(): (member: MemberId) => string {
  const room = useRoom();
  const members = useObservable(room.members);
  return (member) =>
    member === room.me.id ? room.me.displayName : (members.get(member)?.displayName ?? 'Unknown');
}

/** Whether I may do that now: for what is shown. The server asks the same table again. */
export function useMay(action: Action): boolean {
  const room = useRoom();
  useObservable(room.content);
  return mayIn(room, action);
}

/** The same outside a component, for keys. */
export function mayIn({ me, content }: Pick<Room, 'me' | 'content'>, action: Action): boolean {
  const settings = content.value?.settings;
  return settings !== undefined && mayNow(me.role, action, settings);
}

/** Whether I may write anything in my notebook now. */
export function mayWriteNotebook(room: Pick<Room, 'me' | 'content'>): boolean {
  return mayIn(room, 'mark') || mayIn(room, 'talk');
}

export function useMayWriteNotebook(): boolean {
  const room = useRoom();
  useObservable(room.content);
  return mayWriteNotebook(room);
}
