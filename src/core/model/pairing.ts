/*
 * A pairing: a member's word on whether two passages of different articles report the same thing.
 * Not the proposal (core/compare/alignment): people confirm it, reject it, or pair what no rule proposed.
 * Each member may say so for each pair; the latest word counts.
 */
import * as v from 'valibot';
import { targetSchema, type Target } from './annotation.ts';
import { instantSchema } from './instant.ts';

export const pairingSchema = v.pipe(
  v.strictObject({
    a: targetSchema,
    b: targetSchema,
    /** `open` takes one's word back: the proposal stands again as a proposal. */
    state: v.picklist(['confirmed', 'rejected', 'open']),
    created: instantSchema,
    modified: instantSchema,
  }),
  v.check(({ a, b }) => a.source !== b.source, 'pairs passages of one article'),
  v.check(
    ({ a, b }) => passageKey(a) < passageKey(b),
    'has its passages in the wrong order: the smaller key comes first',
  ),
);
export type Pairing = Readonly<v.InferOutput<typeof pairingSchema>>;

/** What a passage covers, without its words. */
export function passageKey({ source, revision, segments }: Target): string {
  const spans = segments.map(({ start, end }) => `${start}-${end}`);
  return [source, revision, ...spans].join('/');
}

/** The same for every word on one pair, whichever passage is given first. */
export function pairingKey(a: Target, b: Target): string {
  return [passageKey(a), passageKey(b)].toSorted().join('~');
}
