/*
 * Enters what notebooks gained into the ledger, record by record, and remembers what was refused and why.
 * Not the rules themselves (librarian.ts, plain-judgement.ts) and not who sees what (publication.ts).
 * Comes from notebooks as unknown data; goes to the ledger, and as refusals to the writers alone.
 */
import { isDeepStrictEqual } from 'node:util';
import type { FastifyBaseLogger } from 'fastify';
import type { MemberId } from '#core/model/ids.ts';
import { publishedKey, type PlainKind } from '#core/model/plain-records.ts';
import type { Result } from '#core/model/result.ts';
import type { Refusal } from '#sync/wire.ts';
import type { Ledger } from './ledger.ts';
import { judge, type Library } from './librarian.ts';
import { judgePlain, type PlainContext } from './plain-judgement.ts';
import type { Submission } from './submission.ts';

export type RecordKind = 'annotations' | PlainKind;

/** One record of a notebook as unknown data; `record` is undefined for one that is gone. */
export interface NotebookChange {
  readonly writer: MemberId;
  readonly kind: RecordKind;
  readonly key: string;
  readonly record: unknown;
}

export interface JudgeParts {
  readonly ledger: Ledger;
  readonly library: () => Library;
  readonly isMember: (id: MemberId) => boolean;
  readonly mayDecide: (id: MemberId) => boolean;
  readonly logger: FastifyBaseLogger;
  readonly tellRefusals: (writer: MemberId, refusals: readonly Refusal[]) => void;
}

/** The other records are about marks, which have to be known when those are judged. */
export function marksFirst(changes: readonly NotebookChange[]): NotebookChange[] {
  return [
    ...changes.filter(({ kind }) => kind === 'annotations'),
    ...changes.filter(({ kind }) => kind !== 'annotations'),
  ];
}

export class Judge {
  readonly #parts: JudgeParts;
  readonly #refusals = new Map<MemberId, Map<string, Refusal>>();

  constructor(parts: JudgeParts) {
    this.#parts = parts;
  }

  refusalsOf(writer: MemberId): readonly Refusal[] {
    return [...(this.#refusals.get(writer)?.values() ?? [])];
  }

  refused(): Map<MemberId, readonly Refusal[]> {
    const writers = [...this.#refusals].filter(([, refusals]) => refusals.size > 0);
    return new Map(writers.map(([writer, refusals]) => [writer, [...refusals.values()]]));
  }

  /** @returns the places in the ledger that have changed. */
  enter(batch: readonly NotebookChange[]): { readonly kind: RecordKind; readonly key: string }[] {
    const before = new Map<MemberId, readonly Refusal[]>();
    for (const { writer } of batch) before.set(writer, this.refusalsOf(writer));
    const touched = marksFirst(batch).flatMap((change) => this.#enterOne(change));
    for (const [writer, refusals] of before) {
      const after = this.refusalsOf(writer);
      if (!isDeepStrictEqual(refusals, after)) this.#parts.tellRefusals(writer, after);
    }
    return touched;
  }

  /** A refused record leaves its last valid version as it is; a record that is gone takes it out. */
  #enterOne(change: NotebookChange): { kind: RecordKind; key: string }[] {
    const { writer, kind, key, record } = change;
    const places = this.#places(kind);
    const place = kind === 'annotations' ? key : publishedKey(kind, key, writer);
    const valid = places.get(place);
    if (record === undefined) {
      this.#noteRefusal(change, null);
      if (valid?.author !== writer) return [];
      places.delete(place);
      return [{ kind, key: place }];
    }
    const verdict = this.#verdict(change, { key, record, author: writer });
    if (!verdict.ok) {
      this.#parts.logger.warn(
        { member: writer, key, problems: verdict.problems },
        'record refused',
      );
      this.#noteRefusal(change, { kind, key, problems: [...verdict.problems] });
      return [];
    }
    this.#noteRefusal(change, null);
    if (isDeepStrictEqual(valid, verdict.value.record)) return [];
    verdict.value.enter(place);
    return [{ kind, key: place }];
  }

  #verdict(
    { kind, key }: NotebookChange,
    submission: Submission,
  ): Result<{ readonly record: unknown; readonly enter: (place: string) => void }> {
    const { ledger, library, isMember, mayDecide } = this.#parts;
    if (kind === 'annotations') {
      return entering(judge(submission, library(), ledger.annotations.get(key)?.author), (record) =>
        ledger.annotations.set(record.id, record),
      );
    }
    const context: PlainContext = {
      isMark: (id) => ledger.annotations.has(id),
      isMember,
      mayDecide,
      library: library(),
      writtenBy: ledger.records[kind].get(key)?.author,
    };
    return entering(judgePlain(kind, submission, context), (record, place) =>
      ledger.records[kind].set(place, record),
    );
  }

  #places(kind: RecordKind): Map<string, { readonly author: MemberId }> {
    const { annotations, records } = this.#parts.ledger;
    return kind === 'annotations' ? annotations : records[kind];
  }

  #noteRefusal({ writer, kind, key }: NotebookChange, refusal: Refusal | null): void {
    const refusals = this.#refusals.get(writer) ?? new Map<string, Refusal>();
    this.#refusals.set(writer, refusals);
    if (refusal) refusals.set(`${kind}/${key}`, refusal);
    else refusals.delete(`${kind}/${key}`);
  }
}

function entering<T>(
  verdict: Result<T>,
  enter: (record: T, place: string) => void,
): Result<{ readonly record: T; readonly enter: (place: string) => void }> {
  if (!verdict.ok) return verdict;
  const record = verdict.value;
  return { ok: true, value: { record, enter: (place) => enter(record, place) } };
}
