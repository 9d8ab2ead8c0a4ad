import * as v from 'valibot';
import { accepted, refused, type Result } from './result.ts';

/** Nobody reads more; a hostile file has a million. */
const MOST_PROBLEMS = 200;

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
      .map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })),
  );
}
