/*
 * Who is called what where: entities down, articles across, with the forms each article uses.
 * Not a list of names that a program found: it holds what people named. Several people who name the same words
 * name them once. Comes from namings of the current revisions; goes to the screen and its figures.
 */
import type { MemberId, SourceId } from '../model/ids.ts';
import { entityKey, type EntityKind, type Naming } from '../model/naming.ts';
import { passageKey } from '../model/pairing.ts';
import type { Published } from '../model/plain-records.ts';
import { currentRevision, type Source } from '../model/source.ts';

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
  const revisions = new Map<string, string>(
    sources.map((source) => [source.id, currentRevision(source).id]),
  );
  const current = [...namings]
    .filter(({ target }) => revisions.get(target.source) === target.revision)
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

/**
 * Jensen-Shannon distance of how two articles name an entity, 0 (the same forms as often) to 1 (no form in
 * common): the square root of H((P + Q) / 2) - (H(P) + H(Q)) / 2, logarithms to base 2 (Endres and Schindelin
 * 2003, IEEE Trans. Inf. Theory 49; research: domain 5.1 without the root). Null where one does not name it.
 */
export function namingDistance(a: NamingCell, b: NamingCell): number | null {
  if (a.count === 0 || b.count === 0) return null;
  const [p, q] = [sharesOf(a), sharesOf(b)];
  const mixture = new Map(
    [...p.keys(), ...q.keys()].map((form) => [form, ((p.get(form) ?? 0) + (q.get(form) ?? 0)) / 2]),
  );
  const divergence = entropy(mixture) - (entropy(p) + entropy(q)) / 2;
  return Math.sqrt(Math.min(1, Math.max(0, divergence)));
}

function sharesOf({ forms, count }: NamingCell): Map<string, number> {
  return new Map(forms.map((form) => [form.words.toLowerCase(), form.count / count]));
}

/** In bits. */
function entropy(shares: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const share of shares.values()) if (share > 0) sum -= share * Math.log2(share);
  return sum;
}

function startOf({ target }: Naming): number {
  return target.segments[0]?.start ?? 0;
}

function wordsOf({ target }: Naming): string {
  return target.segments.map(({ quote }) => quote.replaceAll(/\s+/g, ' ')).join(' … ');
}
