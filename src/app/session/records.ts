/*
 * Plain records of every kind, mine from my notebook at once and everybody else's from the reading room.
 * Not marks (marks.ts), and not settled: several members may have said different things about one.
 * Comes from two Y.Docs; goes to threads, the claim grid, the naming table, voices and the ribbons.
 */
import type * as Y from 'yjs';
import { CARRIED } from '#core/compare/current-records.ts';
import type { MemberId } from '#core/model/ids.ts';
import { parseWith } from '#core/model/parse.ts';
import {
  PLAIN_RULES,
  type PlainKind,
  type PlainRecords,
  type Published,
} from '#core/model/plain-records.ts';
import { observeRoomRecords, readRoomRecords } from '#sync/documents.ts';
import { observePlainRecords, readPlainRecords } from '#sync/notebook-document.ts';
import type { Anchor } from './anchoring.ts';
import { Observable } from './observable.ts';

type RecordsOf<Kind extends PlainKind> = readonly Published<PlainRecords[Kind]>[];
type Observables = { readonly [Kind in PlainKind]: Observable<RecordsOf<Kind>> };

export class RecordStore {
  readonly #of: Observables;
  readonly #stops: (() => void)[] = [];

  constructor(notebook: Y.Doc, readingRoom: Y.Doc, member: MemberId, anchor: Observable<Anchor>) {
    const observe = <Kind extends PlainKind>(kind: Kind): Observable<RecordsOf<Kind>> => {
      const read = () => {
        const records = readRecords(kind, notebook, readingRoom, member);
        return records.map((record) =>
          CARRIED[kind](record, (target) => anchor.value(target).target),
        );
      };
      const observable = new Observable(read());
      const look = () => observable.set(read());
      this.#stops.push(
        observePlainRecords(notebook, kind, look),
        observeRoomRecords(readingRoom, kind, look),
        anchor.watch(look),
      );
      return observable;
    };
    this.#of = {
      replies: observe('replies'),
      votes: observe('votes'),
      links: observe('links'),
      propositions: observe('propositions'),
      namings: observe('namings'),
      pairings: observe('pairings'),
      attributions: observe('attributions'),
      decisions: observe('decisions'),
      reflections: observe('reflections'),
    };
  }

  of<Kind extends PlainKind>(kind: Kind): Observables[Kind] {
    return this.#of[kind];
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }
}

function readRecords<Kind extends PlainKind>(
  kind: Kind,
  notebook: Y.Doc,
  readingRoom: Y.Doc,
  author: MemberId,
): RecordsOf<Kind> {
  const own = [...readPlainRecords(notebook, kind).values()].flatMap((record) => {
    const parsed = parseWith(PLAIN_RULES[kind].schema, record);
    return parsed.ok ? [{ ...parsed.value, author }] : [];
  });
  const foreign = [...readRoomRecords(readingRoom, kind).values()].filter(
    (record) => record.author !== author,
  );
  return [...own, ...foreign];
}
