/*
 * The kinds of plain records that a notebook holds beside its marks, and what is common to them: a schema,
 * the key each stands under, and whether several members may speak on one thing.
 * Not marks, whose fields merge one by one. Goes to sync (reading and writing) and to the librarian.
 */
import type * as v from 'valibot';
import { attributionSchema, type Attribution } from './attribution.ts';
import { decisionSchema, type Decision } from './decision.ts';
import type { MemberId } from './ids.ts';
import { linkKey, linkSchema, type Link } from './link.ts';
import { namingSchema, type Naming } from './naming.ts';
import { pairingKey, pairingSchema, passageKey, type Pairing } from './pairing.ts';
import { propositionSchema, type Proposition } from './proposition.ts';
import { reflectionKey, reflectionSchema, type Reflection } from './reflection.ts';
import { replySchema, voteSchema, type Reply, type Vote } from './talk.ts';

export const PLAIN_KINDS = [
  'replies',
  'votes',
  'links',
  'propositions',
  'namings',
  'pairings',
  'attributions',
  'decisions',
  'reflections',
] as const;
export type PlainKind = (typeof PLAIN_KINDS)[number];

export interface PlainRecords {
  readonly replies: Reply;
  readonly votes: Vote;
  readonly links: Link;
  readonly propositions: Proposition;
  readonly namings: Naming;
  readonly pairings: Pairing;
  readonly attributions: Attribution;
  readonly decisions: Decision;
  readonly reflections: Reflection;
}

export type Published<T> = T & { readonly author: MemberId };
/** Of a kind that is known elsewhere. */
export type PublishedPlain = Published<PlainRecords[PlainKind]>;

interface Rule<T> {
  readonly schema: v.GenericSchema<unknown, T>;
  /** Where the record stands in its writer's notebook. */
  readonly keyOf: (record: T) => string;
  /** True where each member may say something on the same thing; false where the id belongs to one. */
  readonly isSaidByEach: boolean;
}

export const PLAIN_RULES: { readonly [Kind in PlainKind]: Rule<PlainRecords[Kind]> } = {
  replies: { schema: replySchema, keyOf: ({ id }) => id, isSaidByEach: false },
  votes: { schema: voteSchema, keyOf: ({ about }) => about, isSaidByEach: true },
  links: { schema: linkSchema, keyOf: linkKey, isSaidByEach: true },
  propositions: { schema: propositionSchema, keyOf: ({ about }) => about, isSaidByEach: true },
  namings: { schema: namingSchema, keyOf: ({ id }) => id, isSaidByEach: false },
  pairings: { schema: pairingSchema, keyOf: ({ a, b }) => pairingKey(a, b), isSaidByEach: true },
  attributions: {
    schema: attributionSchema,
    keyOf: ({ target }) => passageKey(target),
    isSaidByEach: true,
  },
  decisions: { schema: decisionSchema, keyOf: ({ about }) => about, isSaidByEach: true },
  reflections: { schema: reflectionSchema, keyOf: reflectionKey, isSaidByEach: true },
};

/** Where a record of that key stands once published: what each member says stands side by side. */
export function publishedKey(kind: PlainKind, key: string, author: MemberId): string {
  return PLAIN_RULES[kind].isSaidByEach ? `${key}/${author}` : key;
}

/** The same for a record with its author. */
export function keyOfPublished<Kind extends PlainKind>(
  kind: Kind,
  record: Published<PlainRecords[Kind]>,
): string {
  return publishedKey(kind, PLAIN_RULES[kind].keyOf(record), record.author);
}

export function forEachPlainKind<T>(make: (kind: PlainKind) => T): Readonly<Record<PlainKind, T>> {
  return {
    replies: make('replies'),
    votes: make('votes'),
    links: make('links'),
    propositions: make('propositions'),
    namings: make('namings'),
    pairings: make('pairings'),
    attributions: make('attributions'),
    decisions: make('decisions'),
    reflections: make('reflections'),
  };
}
