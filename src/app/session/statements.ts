/*
 * What I say about links and claims: my own statement in my notebook, made the last word of all that was said.
 * Not what follows from it (core/compare). Each call is one intent, one step of undo.
 */
import { momentAfter } from '#core/compare/latest.ts';
import { linksToMerge, linksToSplit, type ClaimRow } from '#core/compare/claim-rows.ts';
import type { AnnotationId } from '#core/model/ids.ts';
import { linkKey, type Link, type LinkEnds } from '#core/model/link.ts';
import { pairingKey, type Pairing } from '#core/model/pairing.ts';
import type { Room } from './room.ts';

type Voice = Pick<Room, 'notebook' | 'records'>;

export function sayLink({ notebook, records }: Voice, ends: LinkEnds, state: Link['state']): void {
  const key = linkKey(ends);
  const said = records.of('links').value.filter((link) => linkKey(link) === key);
  const now = new Date().toISOString();
  const modified = momentAfter(now, said);
  notebook.put('links', { ...ends, state, created: now, modified });
}

export function sayPairing(
  { notebook, records }: Voice,
  ends: Pick<Pairing, 'a' | 'b'>,
  state: Pairing['state'],
): void {
  const key = pairingKey(ends.a, ends.b);
  const said = records.of('pairings').value.filter(({ a, b }) => pairingKey(a, b) === key);
  const now = new Date().toISOString();
  const modified = momentAfter(now, said);
  notebook.put('pairings', { ...ends, state, created: now, modified });
}

/** So that the grid does not propose again that two rows are one. */
export function keepRowsApart(room: Voice, row: ClaimRow, other: ClaimRow): void {
  sayLink(room, linksToMerge(row, other), 'withdrawn');
}

export function mergeRows(room: Voice, rows: readonly ClaimRow[]): void {
  const [first, ...others] = rows;
  if (!first) return;
  room.notebook.together(() => {
    for (const other of others) sayLink(room, linksToMerge(first, other), 'stands');
  });
}

export function splitFromRow(room: Voice, mark: AnnotationId, row: ClaimRow): void {
  const { withdrawn, joined } = linksToSplit(mark, row, room.records.of('links').value);
  room.notebook.together(() => {
    for (const ends of withdrawn) sayLink(room, ends, 'withdrawn');
    for (const ends of joined) sayLink(room, ends, 'stands');
  });
}

/** Empty to go back to the words of the article. */
export function wordRow({ notebook, records }: Voice, row: ClaimRow, text: string): void {
  const ids = new Set<string>(row.marks.map(({ id }) => id));
  const said = records.of('propositions').value.filter(({ about }) => ids.has(about));
  const now = new Date().toISOString();
  const modified = momentAfter(now, said);
  notebook.put('propositions', { about: row.key, text, created: now, modified });
}
