/*
 * What a web annotation says: the codes and the note in its bodies, and in the fields of Hypothesis.
 * Not what it is about: the targets (read-w3c.ts). A body that is neither tag nor words is counted.
 */
import * as v from 'valibot';
import type { ForeignCode } from './foreign-work.ts';
import { foreignCode } from './reading.ts';

/** Tools write null for what nobody said. */
export const words = v.pipe(
  v.nullish(v.string()),
  v.transform((given) => given ?? undefined),
);

const bodySchema = v.looseObject({
  id: words,
  value: words,
  source: v.optional(v.unknown()),
  purpose: v.optional(v.unknown()),
  'crossread:tag': words,
  'crossread:layer': words,
});
type Body = v.InferOutput<typeof bodySchema>;

export interface SayingFields {
  readonly body?: unknown;
  readonly bodyValue?: string | undefined;
  readonly motivation?: unknown;
  /** Of Hypothesis. */
  readonly text?: string | undefined;
  /** Of Hypothesis. */
  readonly tags: readonly string[];
}

export interface Sayings {
  readonly codes: readonly ForeignCode[];
  readonly note: string;
  /** How many bodies are neither a tag nor words. */
  readonly others: number;
}

export function sayingsOf({ body, bodyValue, motivation, text, tags }: SayingFields): Sayings {
  const given = [body ?? [], bodyValue === undefined ? [] : { value: bodyValue }].flat();
  const bodies = given.flatMap((one) => {
    const parsed = v.safeParse(bodySchema, typeof one === 'string' ? { id: one } : one);
    return parsed.success ? [parsed.output] : [];
  });
  const isOwn = bodies.some((one) => one['crossread:tag'] !== undefined);
  const codes: ForeignCode[] = [];
  const notes: string[] = [];
  let others = given.length - bodies.length;
  for (const one of bodies) {
    // The motivation is that of every body that has no purpose of its own.
    const purposes = new Set([one.purpose ?? motivation].flat());
    const code = purposes.has('tagging') ? codeOf(one) : null;
    if (code) codes.push(code);
    else if (one.value === undefined) others += 1;
    // Ours writes a neutral wording twice: as an edit for others, and among the attributes.
    else if (!(isOwn && purposes.has('editing'))) notes.push(one.value);
  }
  return {
    codes: [...codes, ...tags.map((tag) => foreignCode(tag))],
    note: [...notes, text ?? ''].filter((one) => one !== '').join('\n'),
    others,
  };
}

/** By our id, else its words, else the address of a term; null where it has none of them. */
function codeOf(body: Body): ForeignCode | null {
  const layer = body['crossread:layer'] ?? '';
  const key = body['crossread:tag'] ?? body.value;
  if (key !== undefined) return { ...foreignCode(key, layer), label: body.value || key };
  const iri = iriIn(body.source) ?? body.id;
  return iri === undefined ? null : { ...foreignCode(iri, layer), label: lastName(iri) };
}

/** An address, or a thing that has one. */
export function iriIn(source: unknown): string | undefined {
  if (typeof source === 'string') return source;
  const isObject = typeof source === 'object' && source !== null;
  return isObject && 'id' in source && typeof source.id === 'string' ? source.id : undefined;
}

/** “conflict” of https://example.org/frames#conflict. */
function lastName(iri: string): string {
  const name = iri.split(/[/#:]/).findLast((part) => part !== '') ?? iri;
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a % that escapes nothing
  }
}
