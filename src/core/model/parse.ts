import * as v from 'valibot';
import { accepted, refused, type Result } from './result.ts';

/** Parses unknown data once, at the edge. Every problem carries its path; nothing is thrown. */
export function parseWith<TSchema extends v.GenericSchema>(
  schema: TSchema,
  input: unknown,
): Result<v.InferOutput<TSchema>> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return accepted(parsed.output);
  return refused(
    ...parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })),
  );
}
