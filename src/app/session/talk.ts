/*
 * Replies and votes by mark: mine from my notebook at once, everybody else's from the reading room.
 * Not marks (marks.ts). Comes from two Y.Docs; goes to threads and to "new since I was here".
 */
import type * as Y from 'yjs';
import type { MemberId } from '#core/model/ids.ts';
import {
  parseReply,
  parseVote,
  type PublishedReply,
  type PublishedVote,
} from '#core/model/talk.ts';
import { observeRoomTalk, readRoomReplies, readRoomVotes } from '#sync/documents.ts';
import { observeNotebookTalk, readNotebookTalk, TALK_KINDS } from '#sync/notebook-document.ts';
import { Observable } from './observable.ts';

export interface Talk {
  /** By the id of the mark, oldest first. */
  readonly replies: ReadonlyMap<string, readonly PublishedReply[]>;
  readonly votes: ReadonlyMap<string, readonly PublishedVote[]>;
}

export class TalkStore {
  readonly talk: Observable<Talk>;
  readonly #notebook: Y.Doc;
  readonly #readingRoom: Y.Doc;
  readonly #member: MemberId;
  readonly #stops: readonly (() => void)[];

  constructor(notebook: Y.Doc, readingRoom: Y.Doc, member: MemberId) {
    this.#notebook = notebook;
    this.#readingRoom = readingRoom;
    this.#member = member;
    this.talk = new Observable(this.#read());
    const look = () => this.talk.set(this.#read());
    this.#stops = [
      ...TALK_KINDS.map((kind) => observeNotebookTalk(notebook, kind, look)),
      observeRoomTalk(readingRoom, look),
    ];
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #read(): Talk {
    const author = this.#member;
    const ownReplies = [...readNotebookTalk(this.#notebook, 'replies').values()].flatMap(
      (record) => {
        const reply = parseReply(record);
        return reply.ok ? [{ ...reply.value, author }] : [];
      },
    );
    const ownVotes = [...readNotebookTalk(this.#notebook, 'votes').values()].flatMap((record) => {
      const vote = parseVote(record);
      return vote.ok ? [{ ...vote.value, author }] : [];
    });
    const isForeign = (record: { readonly author: MemberId }) => record.author !== author;
    return {
      replies: byMark([...ownReplies, ...readRoomReplies(this.#readingRoom).filter(isForeign)]),
      votes: byMark([...ownVotes, ...readRoomVotes(this.#readingRoom).filter(isForeign)]),
    };
  }
}

function byMark<T extends { readonly about: string; readonly created: string }>(
  records: readonly T[],
): Map<string, T[]> {
  const marks = new Map<string, T[]>();
  for (const record of records.toSorted((a, b) => a.created.localeCompare(b.created))) {
    marks.set(record.about, [...(marks.get(record.about) ?? []), record]);
  }
  return marks;
}
