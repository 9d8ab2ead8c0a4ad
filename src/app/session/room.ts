/** Everything that a screen of an opened workspace needs, made once for a session and closed with it. */
import { createContext, useContext } from 'react';
import { indexCodeBook, type CodeBookIndex } from '#core/model/codebook.ts';
import type { MemberId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import { mayNow } from '#core/model/may-now.ts';
import type { Action } from '#core/model/rights.ts';
import {
  observeRoomMembers,
  observeWorkspace,
  readRoomMembers,
  readWorkspace,
} from '#sync/documents.ts';
import type { WorkspaceContent } from '#core/model/workspace.ts';
import { connect, type Connection, type OpenSession } from './connection.ts';
import { MarkStore } from './marks.ts';
import { Notebook } from './notebook.ts';
import { Observable, useObservable } from './observable.ts';
import { Presences } from './people.ts';
import { TalkStore } from './talk.ts';

export interface OpenedWorkspace extends WorkspaceContent {
  readonly codes: CodeBookIndex;
}

export interface Room {
  readonly session: OpenSession;
  readonly me: Member;
  readonly connection: Connection;
  readonly content: Observable<OpenedWorkspace | null>;
  readonly members: Observable<ReadonlyMap<MemberId, Member>>;
  readonly marks: MarkStore;
  readonly talk: TalkStore;
  readonly notebook: Notebook;
  readonly presences: Presences;
  close(): void;
}

export function openRoom(session: OpenSession, me: Member): Room {
  const connection = connect(session, me.id);
  const readContent = (): OpenedWorkspace | null => {
    const content = readWorkspace(connection.workspace);
    return content && { ...content, codes: indexCodeBook(content.codeBook) };
  };
  const content = new Observable(readContent());
  const members = new Observable<ReadonlyMap<MemberId, Member>>(
    readRoomMembers(connection.readingRoom),
  );
  const stops = [
    observeWorkspace(connection.workspace, () => content.set(readContent())),
    observeRoomMembers(connection.readingRoom, () =>
      members.set(readRoomMembers(connection.readingRoom)),
    ),
  ];
  const marks = new MarkStore(connection.notebook, connection.readingRoom, me.id);
  const talk = new TalkStore(connection.notebook, connection.readingRoom, me.id);
  const presences = new Presences(connection.presence, me.id);
  return {
    session,
    me,
    connection,
    content,
    members,
    marks,
    talk,
    notebook: new Notebook(connection.notebook),
    presences,
    close: () => {
      for (const stop of stops) stop();
      marks.close();
      talk.close();
      presences.close();
      connection.close();
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

/** Whether I may do it now: the same table that the server enforces. */
export function useMay(action: Action): boolean {
  const room = useRoom();
  useObservable(room.content);
  return mayIn(room, action);
}

/** The same outside a component, for keys. */
export function mayIn({ me, content }: Room, action: Action): boolean {
  const settings = content.value?.settings;
  return settings !== undefined && mayNow(me.role, action, settings);
}
