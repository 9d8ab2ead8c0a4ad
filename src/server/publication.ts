/*
 * Publication: what notebooks gained since the last commit is judged, entered in the ledger, and shown to
 * those audiences that may see it now. Not the judgement (librarian.ts) and not durability (server-document.ts).
 * Comes from observers of notebooks and from commands; goes to reading rooms, and as refusals to the writers alone.
 */
import type { FastifyBaseLogger } from 'fastify';
import { EVERYBODY, isShownTo, type AudienceId } from '#core/model/audience.ts';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import type { AnnotationId, MemberId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import { forEachPlainKind, PLAIN_KINDS, type PublishedPlain } from '#core/model/plain-records.ts';
import type { WorkspaceSettings } from '#core/model/workspace.ts';
import {
  readRoomAnnotation,
  readRoomAnnotations,
  readRoomMembers,
  readRoomRecords,
  writeReadingRoom,
  type ReadingRoomChange,
} from '#sync/documents.ts';
import type { Refusal } from '#sync/wire.ts';
import { mayDecide } from './deciders.ts';
import { Judge, type NotebookChange, type RecordKind } from './judge.ts';
import type { Library } from './librarian.ts';
import { Ledger } from './ledger.ts';
import type { ServerDocument } from './server-document.ts';

/** How long to wait before the next try when the disk refused a publication, in milliseconds. */
const RETRY_AFTER = 1000;

export interface PublicationParts {
  /** The reading room of each audience that there is now; `all` is always among them. */
  readonly rooms: () => ReadonlyMap<AudienceId, ServerDocument>;
  readonly settings: () => WorkspaceSettings;
  readonly library: () => Library;
  /** Everybody who joined, also those who were removed and left their marks. */
  readonly members: () => readonly Member[];
  readonly audienceOfMember: (member: MemberId) => AudienceId;
  readonly isHidden: (annotation: string) => boolean;
  readonly logger: FastifyBaseLogger;
  /** Called with the whole list when it changed. */
  readonly tellRefusals: (writer: MemberId, refusals: readonly Refusal[]) => void;
  /** Called when marks were entered or taken out. */
  readonly counted: () => void;
}

/** Keys whose records have to be looked at again; null for all. */
type Touched = Readonly<Record<RecordKind, Set<string>>> | null;

export class Publication {
  readonly ledger = new Ledger();
  readonly #parts: PublicationParts;
  readonly #judge: Judge;
  #batch: NotebookChange[] = [];
  #isAllTouched = false;
  #areMembersTouched = false;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(parts: PublicationParts) {
    this.#parts = parts;
    this.#judge = new Judge({
      ...parts,
      ledger: this.ledger,
      isMember: (id) => parts.members().some((member) => member.id === id),
      mayDecide: (id) => mayDecide(parts.members().find((member) => member.id === id)),
    });
  }

  /** Never throws and returns at once: called from inside Yjs transactions. */
  notebookChanged(change: NotebookChange): void {
    this.#batch.push(change);
    this.#start();
  }

  /** Who may see what has changed, or who the members are: every audience is brought up to date. */
  refresh(): void {
    this.#isAllTouched = true;
    this.#start();
  }

  /** Who the members are has changed, and nothing else. */
  refreshMembers(): void {
    this.#areMembersTouched = true;
    this.#start();
  }

  /** Takes out of the ledger all that a member wrote; `refresh` then takes it from the screens. */
  forget(writer: MemberId): void {
    this.#batch = this.#batch.filter((change) => change.writer !== writer);
    this.ledger.remove(writer);
  }

  /** Takes a member's decisions out, for them to be judged again: a role has changed. */
  forgetDecisions(writer: MemberId): void {
    const { decisions } = this.ledger.records;
    for (const [key, { author }] of decisions) if (author === writer) decisions.delete(key);
  }

  refusalsOf(writer: MemberId): readonly Refusal[] {
    return this.#judge.refusalsOf(writer);
  }

  /** What stands in notebooks and is not published, by who wrote it. */
  refused(): ReadonlyMap<MemberId, readonly Refusal[]> {
    return this.#judge.refused();
  }

  /** Resolves when nothing waits to be published. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Publishes what waits, and tries no more after a failure of the disk. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.settled();
  }

  #start(): void {
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    await Promise.resolve(); // the transaction that called comes to its end first
    try {
      do await this.#publish(this.#take());
      while (this.#batch.length > 0 || this.#isAllTouched || this.#areMembersTouched);
    } catch (error) {
      this.#parts.logger.error({ err: error }, 'a reading room could not be written');
      if (!this.#stopped) setTimeout(() => this.refresh(), RETRY_AFTER).unref();
    } finally {
      this.#running = null; // in the same turn as the last look at the batch, so that no call is lost
    }
  }

  /** Judges all that came in and empties the batch. */
  #take(): Touched {
    const batch = this.#batch;
    this.#batch = [];
    const touched = forEachKind(() => new Set<string>());
    for (const { kind, key } of this.#judge.enter(batch)) touched[kind].add(key);
    if (touched.annotations.size > 0) this.#parts.counted();
    const all = this.#isAllTouched;
    this.#isAllTouched = false;
    return all ? null : touched;
  }

  async #publish(touched: Touched): Promise<void> {
    const rooms = this.#parts.rooms();
    // What everybody has seen is the base of what the others see, so it is written first.
    const membersToo = touched === null || this.#areMembersTouched;
    this.#areMembersTouched = false;
    const audiences = [EVERYBODY, ...[...rooms.keys()].filter((one) => one !== EVERYBODY)];
    for (const audience of audiences) {
      const room = rooms.get(audience);
      if (!room) continue;
      const change = this.#changeFor(audience, room, touched ?? this.#everything(room));
      await room.write((document) =>
        writeReadingRoom(
          document,
          membersToo ? { ...change, members: this.#membersIn(room) } : change,
        ),
      );
    }
  }

  #everything({ document }: ServerDocument): NonNullable<Touched> {
    const { annotations, records } = this.ledger;
    return forEachKind((kind) =>
      kind === 'annotations'
        ? new Set([...annotations.keys(), ...readRoomAnnotations(document).keys()])
        : new Set([...records[kind].keys(), ...readRoomRecords(document, kind).keys()]),
    );
  }

  #changeFor(
    audience: AudienceId,
    { document }: ServerDocument,
    touched: NonNullable<Touched>,
  ): Omit<ReadingRoomChange, 'members'> {
    const settings = this.#parts.settings();
    const { annotations, records } = this.ledger;
    const isShown = (author: MemberId) =>
      isShownTo(audience, this.#parts.audienceOfMember(author), settings);
    const change = {
      annotations: new Map<AnnotationId, PublishedAnnotation | null>(),
      records: forEachPlainKind(() => new Map<string, PublishedPlain | null>()),
    };
    const base = this.#parts.rooms().get(EVERYBODY)?.document ?? document;
    for (const key of touched.annotations) {
      const valid = annotations.get(key);
      const here = readRoomAnnotation(document, key);
      const id = valid?.id ?? here?.id;
      if (!id) continue;
      if (!valid || this.#parts.isHidden(id)) change.annotations.set(id, null);
      else {
        const shown = isShown(valid.author) ? valid : readRoomAnnotation(base, key);
        if (shown) change.annotations.set(id, shown);
      }
    }
    for (const kind of PLAIN_KINDS) {
      for (const key of touched[kind]) {
        const valid = records[kind].get(key);
        if (!valid) change.records[kind].set(key, null);
        else if (isShown(valid.author)) change.records[kind].set(key, valid);
      }
    }
    return change;
  }

  #membersIn({ document }: ServerDocument): Map<MemberId, Member | null> {
    const members = new Map<MemberId, Member | null>();
    for (const id of readRoomMembers(document).keys()) members.set(id, null);
    for (const member of this.#parts.members()) members.set(member.id, member);
    return members;
  }
}

function forEachKind(keys: (kind: RecordKind) => Set<string>): NonNullable<Touched> {
  return { annotations: keys('annotations'), ...forEachPlainKind(keys) };
}
