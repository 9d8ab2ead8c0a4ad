/** What can be chosen for an export now, and what is left of a choice when some of it has gone. */
import type { Selection } from '#core/formats/selection.ts';
import type { LayerId, MemberId, SourceId } from '#core/model/ids.ts';
import { articleName } from '../article-name.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useRoom, useWorkspace } from '../session/room.ts';

export interface Offer<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

export interface Offered {
  readonly sources: readonly Offer<SourceId>[];
  readonly layers: readonly Offer<LayerId>[];
  readonly annotators: readonly Offer<MemberId>[];
  /** How many reveals there were whose marks I may read. */
  readonly rounds: number;
}

/** Annotators are those whose marks I see. */
export function useOffered(): Offered {
  const { sources, codeBook, settings } = useWorkspace();
  const { members, marks } = useRoom();
  const known = useObservable(members);
  const all = useObservable(marks.marks);
  const mayReadFirst = useMay('read-first-pass');
  const authors = new Set([...all.values()].map(({ author }) => author));
  return {
    sources: sources.map((source) => ({ id: source.id, label: articleName(source) })),
    layers: codeBook.layers.map(({ id, label }) => ({ id, label })),
    annotators: [...known.values()]
      .filter(({ id }) => authors.has(id))
      .map(({ id, displayName }) => ({ id, label: displayName })),
    rounds: mayReadFirst ? settings.round : 0,
  };
}

/** Without what is not offered any more, or does not go together: the server would refuse it. */
export function stillOffered(selection: Selection, offered: Offered): Selection {
  const { round, marks } = selection;
  const isRound = round !== null && round <= offered.rounds && marks !== 'adjudicated';
  return {
    ...selection,
    sources: kept(selection.sources, offered.sources),
    layers: kept(selection.layers, offered.layers),
    annotators: kept(selection.annotators, offered.annotators),
    round: isRound ? round : null,
  };
}

function kept<Id extends string>(
  chosen: readonly Id[] | null,
  offers: readonly Offer<Id>[],
): Id[] | null {
  return chosen && offers.flatMap(({ id }) => (chosen.includes(id) ? [id] : []));
}
