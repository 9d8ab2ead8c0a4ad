/*
 * One person's visit to a workspace: asks who I am, opens what I may read, and follows every change of that.
 * Not what the page shows for it (workspace/) and not the rule of it (standing.ts).
 * The notebook stays open while other documents are exchanged, so nothing unsaved is lost and undo goes on.
 */
import type * as Y from 'yjs';
import type { WorkspaceId } from '#core/model/ids.ts';
import { connect, type Connection } from './connection.ts';
import { Notebook } from './notebook.ts';
import { Observable } from './observable.ts';
import { isSameReadable } from './readable.ts';
import { openReading, type Reading } from './reading.ts';
import { buildRoom, type Room } from './room.ts';
import { whenOtherTab } from './remembered.ts';
import { currentSession } from './session-api.ts';
import { standingAfter, type Standing } from './standing.ts';

const WAITING_ASKS_MS = 3_000;
/** Before a document is opened again that the server refused although the session names it. */
const REFUSED_AGAIN_MS = 1_500;

type Membership = Extract<Standing, { kind: 'member' }>;

export class Visit {
  readonly standing = new Observable<Standing>({ kind: 'asking' });
  /** Null until the documents are open. */
  readonly room = new Observable<Room | null>(null);
  readonly #workspace: WorkspaceId;
  #connection: Connection | null = null;
  #notebook: Notebook | null = null;
  #reading: Reading | null = null;
  readonly #refused = new Set<Y.Doc>();
  #openedAt = 0;
  #asking = false;
  #askAgain = false;
  #closed = false;
  #stopHearing = () => {};
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(workspace: WorkspaceId) {
    this.#workspace = workspace;
  }

  /** May be opened again after `close`. */
  open(): void {
    this.#closed = false;
    addEventListener('online', this.ask);
    this.#stopHearing = whenOtherTab(this.#workspace, () => void this.ask());
    void this.ask();
  }

  /** Asks the server who I am here, and follows its answer. Calls during a call are answered by one more. */
  readonly ask = async (): Promise<void> => {
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    this.#asking = true;
    do {
      this.#askAgain = false;
      const answer = await currentSession(this.#workspace);
      if (!this.#closed) this.#follow(standingAfter(this.standing.value, answer));
    } while (this.#askAgain);
    this.#asking = false;
  };

  /** Closes the documents and takes all their copies off this device: what was not saved is lost. */
  async forgetHere(): Promise<void> {
    const [connection, reading] = [this.#connection, this.#reading];
    this.#closed = true;
    this.#closeRoom();
    this.#reading = null;
    this.#connection = null;
    await Promise.all([reading?.forget(), connection?.notebook.forget()]);
    connection?.close();
  }

  close(): void {
    this.#closed = true;
    removeEventListener('online', this.ask);
    this.#stopHearing();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#closeDocuments();
  }

  #follow(standing: Standing): void {
    const before = this.standing.value;
    if (standing.kind === 'member') this.#enter(standing);
    else {
      // What others wrote leaves the device with the right to read it; one's own notebook stays.
      void this.#reading?.forget();
      this.#reading = null;
      this.#closeDocuments();
    }
    if (standing.kind === 'waiting' || standing.kind === 'failed') this.#askIn(WAITING_ASKS_MS);
    if (standing.kind !== before.kind || standing.kind === 'member') this.standing.set(standing);
  }

  #enter(standing: Membership): void {
    if (this.#connection && this.room.value?.me.id !== standing.me.id) this.#closeDocuments();
    const connection = this.#openConnection(standing);
    if (this.#refused.has(connection.notebook.document)) {
      this.#closeDocuments();
      return this.#enter(standing);
    }
    const before = this.#reading;
    if (before && isSameReadable(before.readable, standing.readable) && !this.#isRefused(before)) {
      // One that has not arrived yet is shown when it has, as the session then stands.
      if (this.room.value?.reading === before) this.#rebuildRoom(connection, before, standing);
      return;
    }
    const isOther = before && !isSameReadable(before.readable, standing.readable);
    // Its reading room may have been refused already: that is how the server says that the audience is another.
    const kept = isOther && !this.#refused.has(before.content) ? before : null;
    if (!isOther) before?.close();
    else if (!kept) void before.forget();
    this.#refused.clear();
    const reading = openReading(connection, this.#workspace, standing.readable, kept);
    void kept?.forget(reading);
    this.#reading = reading;
    this.#openedAt = Date.now();
    // What is on the screen stays there until there is something to put in its place.
    const ready = this.room.value
      ? reading.arrived
      : Promise.all([reading.restored, connection.notebook.copy.restored]);
    void ready.then(() => {
      if (this.#reading !== reading || this.#closed) return;
      const now = this.standing.value;
      this.#rebuildRoom(connection, reading, now.kind === 'member' ? now : standing);
    });
  }

  #openConnection({ me }: Membership): Connection {
    const connection = (this.#connection ??= connect(this.#workspace, me.id, {
      sessionChanged: () => void this.ask(),
      refused: (document) => {
        this.#refused.add(document);
        const isRecent = Date.now() - this.#openedAt < 2 * REFUSED_AGAIN_MS;
        this.#askIn(isRecent ? REFUSED_AGAIN_MS : 0);
      },
    }));
    this.#notebook ??= new Notebook(connection.notebook.document);
    return connection;
  }

  #rebuildRoom(connection: Connection, reading: Reading, standing: Membership): void {
    const before = this.room.value;
    const isSame =
      before?.reading === reading &&
      JSON.stringify(before.session) === JSON.stringify(standing.session);
    if (isSame || !this.#notebook) return;
    const { session, me } = standing;
    const phaseChanged = () => void this.ask();
    const shown = before?.content.value?.sources ?? [];
    this.room.set(
      buildRoom({
        connection,
        notebook: this.#notebook,
        reading,
        session,
        me,
        shown,
        phaseChanged,
      }),
    );
    before?.close();
  }

  #isRefused({ content, readingRoom }: Reading): boolean {
    return this.#refused.has(content) || this.#refused.has(readingRoom);
  }

  #askIn(milliseconds: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.ask();
    }, milliseconds);
  }

  #closeRoom(): void {
    this.room.value?.close();
    this.room.set(null);
    this.#notebook = null;
    this.#refused.clear();
  }

  #closeDocuments(): void {
    this.#closeRoom();
    this.#reading?.close();
    this.#reading = null;
    this.#connection?.close();
    this.#connection = null;
  }
}
