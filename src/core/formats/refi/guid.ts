/** GUIDs for REFI-QDA: the same for the same thing in every export, so that two exports can be compared. */
import { parse, v5 } from 'uuid';

/** Ours alone: what we name has no name in the name spaces of the RFC. */
const NAME_SPACE = parse('6c5ed5b0-6d0e-4f0b-9a4e-5c1b9a6d2f11');

/** The first that are asked for come with every mark again: members and codes. */
const known = new Map<string, string>();
const MOST_KNOWN = 1_000;

/** A UUID of version 5 (RFC 9562) for what the names lead to; each name may hold anything but NUL. */
export function guidOf(...names: readonly string[]): string {
  const name = names.join('\u0000');
  const before = known.get(name);
  if (before !== undefined) return before;
  const guid = v5(name, NAME_SPACE);
  if (known.size < MOST_KNOWN) known.set(name, guid);
  return guid;
}

/** A GUID of another program for comparing: braces off, lower case; null when it is none. */
export function plainGuid(given: string | undefined): string | null {
  const inner = given?.trim().replace(/^\{(.*)\}$/, '$1') ?? '';
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
  return form.test(inner) ? inner.toLowerCase() : null;
}
