/*
 * Publication: what notebooks gained since the last commit is judged and published as one transaction.
 * Not the judgement (librarian.ts) and not durability (reading-room.ts).
 * Comes from observers of notebooks; goes to the reading room, and as refusals to the writers alone.
 */
import { isDeepStrictEqual } from 'node:util';
import type { FastifyBaseLogger } from 'fastify';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import type { AnnotationId, MemberId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import type { Refusal } from '#sync/wire.ts';
import { judge, type Library } from './librarian.ts';
import type { ReadingRoom } from './reading-room.ts';

/** How long to wait before the next try when the disk refused a publication, in milliseconds. */
const RETRY_AFTER = 1000;

/** Records by key as unknown data; undefined for one that is gone. */
export type ChangedRecords = ReadonlyMap<string, unknown>;

interface Batch {
  readonly records: Map<MemberId, Map<string, unknown>>;
  readonly members: Map<MemberId, Member>;
}

interface Change {
  /** By the key of the record, which for all that is published is its id. */
  readonly annotations: Map<string, readonly [AnnotationId, PublishedAnnotation | null]>;
  readonly members: Map<MemberId, Member>;
}

export interface PublicationParts {
  readonly room: ReadingRoom;
  readonly library: () => Library;
  readonly logger: FastifyBaseLogger;
  /** Called with the whole list when it changed. */
  readonly tellRefusals: (writer: MemberId, refusals: readonly Refusal[]) => void;
}

export class Publication {
  readonly #parts: PublicationParts;
  readonly #refusals = new Map<MemberId, Map<string, Refusal>>();
  #batch: Batch = emptyBatch();
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(parts: PublicationParts) {
    this.#parts = parts;
  }

  /** Never throws and returns at once: called from inside Yjs transactions. */
  notebookChanged(writer: MemberId, changed: ChangedRecords): void {
    const records = this.#batch.records.get(writer) ?? new Map<string, unknown>();
    for (const [key, record] of changed) records.set(key, record);
    this.#batch.records.set(writer, records);
    this.#start();
  }

  memberChanged(member: Member): void {
    this.#batch.members.set(member.id, member);
    this.#start();
  }

  refusalsOf(writer: MemberId): readonly Refusal[] {
    return [...(this.#refusals.get(writer)?.values() ?? [])];
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
      while (this.#batch.records.size + this.#batch.members.size > 0);
    } catch (error) {
      this.#parts.logger.error({ err: error }, 'the reading room could not be written');
      if (!this.#stopped) setTimeout(() => this.#start(), RETRY_AFTER).unref();
    } finally {
      this.#running = null; // in the same turn as the last look at the batch, so that no call is lost
    }
  }

  #publish({ annotations, members }: Change): Promise<void> {
    return this.#parts.room.write({ annotations: new Map(annotations.values()), members });
  }

  /** Judges all that came in and empties the batch. */
  #take(): Change {
    const batch = this.#batch;
    this.#batch = emptyBatch();
    const change: Change = { annotations: new Map(), members: new Map() };
    const published =
      batch.members.size > 0 ? this.#parts.room.members() : new Map<MemberId, Member>();
    for (const member of batch.members.values()) {
      if (!isDeepStrictEqual(published.get(member.id), member))
        change.members.set(member.id, member);
    }
    for (const [writer, records] of batch.records) this.#takeRecords(writer, records, change);
    return change;
  }

  #takeRecords(writer: MemberId, records: ChangedRecords, change: Change): void {
    const refusals = new Map(this.#refusals.get(writer));
    const before = [...refusals.values()];
    for (const [key, record] of records) {
      const refusal = this.#takeRecord(writer, key, record, change);
      if (refusal) refusals.set(key, refusal);
      else refusals.delete(key);
    }
    this.#refusals.set(writer, refusals);
    const after = [...refusals.values()];
    if (!isDeepStrictEqual(before, after)) this.#parts.tellRefusals(writer, after);
  }

  /** A refused record leaves its last valid publication as it is; a record that is gone takes it out. */
  #takeRecord(writer: MemberId, key: string, record: unknown, change: Change): Refusal | null {
    const published = this.#published(key, change);
    if (record === undefined) {
      if (published?.author === writer) change.annotations.set(key, [published.id, null]);
      return null;
    }
    const verdict = judge(
      { key, record, author: writer },
      this.#parts.library(),
      published?.author,
    );
    if (verdict.ok) {
      if (!isDeepStrictEqual(published, verdict.value)) {
        change.annotations.set(key, [verdict.value.id, verdict.value]);
      }
      return null;
    }
    this.#parts.logger.warn({ member: writer, key, problems: verdict.problems }, 'record refused');
    return { key, problems: [...verdict.problems] };
  }

  #published(key: string, change: Change): PublishedAnnotation | undefined {
    const changing = change.annotations.get(key);
    return changing ? (changing[1] ?? undefined) : this.#parts.room.annotation(key);
  }
}

function emptyBatch(): Batch {
  return { records: new Map(), members: new Map() };
}
