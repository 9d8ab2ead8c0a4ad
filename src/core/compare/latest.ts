/*
 * The latest word: several members may say something on one thing (a link, a pair of passages, a wording);
 * what was said last counts for all. Not a vote, and not a merge of what they said.
 */
import type { MemberId } from '../model/ids.ts';

interface Statement {
  readonly author: MemberId;
  /** ISO 8601 in UTC, as the writer's clock had it. */
  readonly modified: string;
}

/** One statement for each key: the last one; of two at the same moment that of the greater author id. */
export function latestByKey<T extends Statement>(
  statements: Iterable<T>,
  keyOf: (statement: T) => string,
): Map<string, T> {
  const latest = new Map<string, T>();
  for (const statement of statements) {
    const key = keyOf(statement);
    const before = latest.get(key);
    if (!before || isAfter(statement, before)) latest.set(key, statement);
  }
  return latest;
}

/** A time that comes after what has been said: clocks of devices differ, and one's last word has to count. */
export function momentAfter(now: string, said: Iterable<{ readonly modified: string }>): string {
  let last = '';
  for (const { modified } of said) if (modified > last) last = modified;
  return now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}

function isAfter(a: Statement, b: Statement): boolean {
  return a.modified === b.modified ? a.author > b.author : a.modified > b.modified;
}
