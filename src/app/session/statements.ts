/*
 * What I say about links and claims: my own statement in my notebook, made the last word of all that was said.
 * Not what follows from it (core/compare). Each call is one intent, one step of undo.
 */
import { momentAfter } from '#core/compare/latest.ts';
import { linksToMerge, linksToSplit, type ClaimRow } from '#core/compare/claim-rows.ts';
import type { AnnotationId, SourceId } from '#core/model/ids.ts';
import { linkKey, type Link, type LinkEnds } from '#core/model/link.ts';
import type { Attribution } from '#core/model/attribution.ts';
import { pairingKey, passageKey, type Pairing } from '#core/model/pairing.ts';
import type { Room } from './room.ts';
import { serverDate } from './server-clock.ts';

type Voice = Pick<Room, 'notebook' | 'records'>;

export function sayLink({ notebook, records }: Voice, ends: LinkEnds, state: Link['state']): void {
  const key = linkKey(ends);
  const said = records.of('links').value.filter((link) => linkKey(link) === key);
  notebook.put('links', { ...ends, state, ...timesAfter(said) });
}

export function sayPairing(
  { notebook, records }: Voice,
  ends: Pick<Pairing, 'a' | 'b'>,
  state: Pairing['state'],
): void {
  const key = pairingKey(ends.a, ends.b);
  const said = records.of('pairings').value.filter(({ a, b }) => pairingKey(a, b) === key);
  notebook.put('pairings', { ...ends, state, ...timesAfter(said) });
}

/** Whose words stand there, or that they are nobody's. */
export function sayAttribution(
  { notebook, records }: Voice,
  { target, kind, speaker, cue }: Pick<Attribution, 'target' | 'kind' | 'speaker' | 'cue'>,
  state: Attribution['state'],
): void {
  const key = passageKey(target);
  const said = records.of('attributions').value.filter((one) => passageKey(one.target) === key);
  notebook.put('attributions', { target, kind, speaker, cue, state, ...timesAfter(said) });
}

/** That the article lacks the row. A statement on any mark of the row counts, so taking it back answers all of them. */
export function sayOmission(
  room: Voice,
  row: ClaimRow,
  source: SourceId,
  state: Link['state'],
): void {
  const stated = new Set<string>(
    room.records
      .of('links')
      .value.flatMap((link) =>
        link.relation === 'omitted-in' && link.source === source ? [link.from] : [],
      ),
  );
  const own = row.marks.map(({ id }) => id).filter((id) => stated.has(id));
  room.notebook.together(() => {
    for (const from of state === 'stands' ? [row.key] : own) {
      sayLink(room, { relation: 'omitted-in', from, source }, state);
    }
  });
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
  notebook.put('propositions', { about: row.key, text, ...timesAfter(said) });
}

/** Of a statement that is to be the last word of what was said. */
export function timesAfter(said: Iterable<Said>): Said & { readonly created: string } {
  const created = serverDate().toISOString();
  return { created, modified: momentAfter(created, said) };
}

interface Said {
  readonly modified: string;
}
