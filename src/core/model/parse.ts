import * as v from 'valibot';
import { accepted, refused, type Result } from './result.ts';

/** Nobody reads more; a hostile file has a million. */
const MOST_PROBLEMS = 200;
/** UTF-16 units of what stands in place of what belongs there. */
const LONGEST_SHOWN = 80;
const LONGEST_PATH = 300;

/** Parses unknown data once, at the edge. The first problems are told, each with its path; nothing is thrown. */
export function parseWith<TSchema extends v.GenericSchema>(
  schema: TSchema,
  input: unknown,
): Result<v.InferOutput<TSchema>> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return accepted(parsed.output);
  return refused(
    ...parsed.issues
      .slice(0, MOST_PROBLEMS)
      .map((issue) => ({ path: pathOf(issue), message: sentenceOf(issue) })),
  );
}

/** Keys of a hostile file may be as long as the file. */
function pathOf(issue: v.BaseIssue<unknown>): string {
  return shortened(v.getDotPath(issue) ?? '', LONGEST_PATH);
}

/** What a schema says in words of its own stands; else what is there, and what belongs there, behind the path. */
function sentenceOf({ message, expected, received }: v.BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid ')) return message;
  if (received === 'undefined') return 'is missing';
  if (expected === 'never') return 'is not known here';
  const there = WORDS.get(received) ?? shortened(received);
  if (expected === null) return `is ${there}, which does not fit`;
  const length = message.startsWith('Invalid length') ? ' long' : '';
  return `is ${there}${length}, not ${WORDS.get(expected) ?? expected}`;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['Array', 'a list'],
  ['Object', 'an object'],
]);

function shortened(words: string, longest = LONGEST_SHOWN): string {
  return words.length > longest ? `${words.slice(0, longest).toWellFormed()}…` : words;
}
