/*
 * Who is called what where: entities down, articles across, with the forms each article uses.
 * Not a list of names that a program found: it holds what people named. Several people who name the same words
 * name them once. Comes from namings of the current revisions; goes to the screen and its figures.
 */
import type { MemberId, SourceId } from '../model/ids.ts';
import { entityKey, type EntityKind, type Naming } from '../model/naming.ts';
import { passageKey } from '../model/pairing.ts';
import type { Published } from '../model/plain-records.ts';
import type { Source } from '../model/source.ts';
import { jensenShannonDistance, sharesOf, type Shares } from './distribution.ts';
import { onTextHere } from './text-of-now.ts';

export interface Form {
  /** As it stands at its first place. */
  readonly words: string;
  /** Places, not people. */
  readonly count: number;
  /** Judging words that anybody gave for it, each once. */
  readonly evaluative: readonly string[];
  /** One naming a place, in text order. */
  readonly namings: readonly Published<Naming>[];
}

export interface NamingCell {
  readonly source: SourceId;
  /** The most frequent first. */
  readonly forms: readonly Form[];
  /** Places of all forms. */
  readonly count: number;
  /** UTF-16 offset of the first; null where the entity is not named. */
  readonly first: number | null;
}

export interface NamedEntity {
  readonly key: string;
  /** As it was written first. */
  readonly name: string;
  readonly kind: EntityKind;
  readonly coders: readonly MemberId[];
  readonly cells: readonly NamingCell[];
}

/** The entity with the most places first. Namings of an earlier revision are left out. */
export function namingTable(
  namings: Iterable<Published<Naming>>,
  sources: readonly Source[],
): NamedEntity[] {
  const isHere = onTextHere(sources);
  const current = [...namings]
    .filter(({ target }) => isHere(target))
    .toSorted((a, b) => a.created.localeCompare(b.created) || (a.id < b.id ? -1 : 1));
  const entities = [...Map.groupBy(current, ({ entity }) => entityKey(entity))].flatMap(
    ([key, own]): NamedEntity[] => {
      const [first] = own;
      if (!first) return [];
      const cells = sources.map(({ id }) =>
        cellOf(
          id,
          own.filter(({ target }) => target.source === id),
        ),
      );
      const coders = [...new Set(own.map(({ author }) => author))];
      return [{ key, name: first.entity, kind: first.kind, coders, cells }];
    },
  );
  const places = ({ cells }: NamedEntity) => cells.reduce((sum, { count }) => sum + count, 0);
  return entities.toSorted((a, b) => places(b) - places(a) || (a.key < b.key ? -1 : 1));
}

function cellOf(source: SourceId, namings: readonly Published<Naming>[]): NamingCell {
  const byPlace = new Map(namings.toReversed().map((one) => [passageKey(one.target), one]));
  const inOrder = [...byPlace.values()].toSorted((a, b) => startOf(a) - startOf(b));
  const forms = [...Map.groupBy(inOrder, (one) => wordsOf(one).toLowerCase())].map(
    ([form, own]): Form => ({
      words: own[0] ? wordsOf(own[0]) : form,
      count: own.length,
      evaluative: [
        ...new Set(
          namings.flatMap((one) =>
            one.evaluative !== '' && wordsOf(one).toLowerCase() === form ? [one.evaluative] : [],
          ),
        ),
      ],
      namings: own,
    }),
  );
  return {
    source,
    forms: forms.toSorted((a, b) => b.count - a.count),
    count: inOrder.length,
    first: inOrder[0] ? startOf(inOrder[0]) : null,
  };
}

/** Jensen-Shannon distance of how two articles name an entity; null where one does not name it. */
export function namingDistance(a: NamingCell, b: NamingCell): number | null {
  return jensenShannonDistance(formShares(a), formShares(b));
}

function formShares({ forms }: NamingCell): Shares<string> {
  return sharesOf(forms.map(({ words, count }) => [words.toLowerCase(), count]));
}

function startOf({ target }: Naming): number {
  return target.segments[0]?.start ?? 0;
}

function wordsOf({ target }: Naming): string {
  return target.segments.map(({ quote }) => quote.replaceAll(/\s+/g, ' ')).join(' … ');
}
