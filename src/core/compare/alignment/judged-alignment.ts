/*
 * The alignment that people have had their say on: confirmed and drawn pairs stand, rejected ones are gone.
 * Not the proposal itself (align-sources.ts). The latest word of anybody on a pair counts.
 */
import { targetAt } from '../../text/quote.ts';
import type { MemberId } from '../../model/ids.ts';
import type { Target } from '../../model/annotation.ts';
import { pairingKey, passageKey, type Pairing } from '../../model/pairing.ts';
import type { Published } from '../../model/plain-records.ts';
import { currentRevision, type Source } from '../../model/source.ts';
import { latestByKey } from '../latest.ts';
import { onTextHere } from '../text-of-now.ts';
import type { Aligned } from './align-sources.ts';
import type { Place } from './passages.ts';
import type { Reason } from './similarity.ts';

/** By rule with a score, or by somebody who confirmed or drew it. */
export type Origin =
  | { readonly kind: 'rule'; readonly score: number; readonly reason: Reason }
  | { readonly kind: 'member'; readonly member: MemberId };

export interface Pair {
  readonly a: Place;
  readonly b: Place;
  readonly origin: Origin;
}

/** Pairings of passages that stand in an earlier revision are left out: the text has changed since. */
export function judgedAlignment(
  proposed: readonly Aligned[],
  pairings: Iterable<Published<Pairing>>,
  sources: readonly Source[],
): Pair[] {
  const bySource = new Map<string, Source>(sources.map((source) => [source.id, source]));
  const isCurrent = onTextHere(sources);
  const judged = latestByKey(pairings, ({ a, b }) => pairingKey(a, b));
  const pairs = proposed.flatMap(({ a, b, score, reason }): Pair[] => {
    const [one, other] = [targetOf(a, bySource), targetOf(b, bySource)];
    const state = one && other ? judged.get(pairingKey(one, other))?.state : undefined;
    if (state === 'confirmed' || state === 'rejected') return [];
    return [{ a, b, origin: { kind: 'rule', score, reason } }];
  });
  const confirmed = [...judged.values()]
    .filter(({ state, a, b }) => state === 'confirmed' && isCurrent(a) && isCurrent(b))
    .map(({ a, b, author }): Pair => ({
      a: placeOf(a),
      b: placeOf(b),
      origin: { kind: 'member', member: author },
    }));
  return [...confirmed, ...pairs];
}

/** What is said of a pair, ready for a notebook but for its times. Null for an article that is not there. */
export function pairingEnds(
  { a, b }: Pick<Pair, 'a' | 'b'>,
  sources: readonly Source[],
): { readonly a: Target; readonly b: Target } | null {
  const bySource = new Map<string, Source>(sources.map((source) => [source.id, source]));
  const [one, other] = [targetOf(a, bySource), targetOf(b, bySource)];
  if (!one || !other) return null;
  return passageKey(one) < passageKey(other) ? { a: one, b: other } : { a: other, b: one };
}

export interface Answer {
  /** The passage that was asked about, and the one of another article that answers it. */
  readonly from: Place;
  readonly to: Place;
  readonly pair: Pair;
}

/** Confirmed ones first, then by score. `at` is a span in UTF-16 units; what touches it is asked about. */
export function answersTo(pairs: readonly Pair[], at: Place): Answer[] {
  const lies = (place: Place) =>
    place.source === at.source && place.start <= at.end && place.end >= at.start;
  return pairs
    .flatMap((pair): Answer[] => {
      if (lies(pair.a)) return [{ from: pair.a, to: pair.b, pair }];
      if (lies(pair.b)) return [{ from: pair.b, to: pair.a, pair }];
      return [];
    })
    .toSorted((one, other) => strength(other.pair) - strength(one.pair));
}

function strength({ origin }: Pair): number {
  return origin.kind === 'member' ? 2 : origin.score;
}

function placeOf({ source, segments }: Target): Place {
  return { source, start: segments[0]?.start ?? 0, end: segments.at(-1)?.end ?? 0 };
}

function targetOf(place: Place, sources: ReadonlyMap<string, Source>): Target | null {
  const source = sources.get(place.source);
  return source ? targetAt(source, currentRevision(source), [place]) : null;
}
