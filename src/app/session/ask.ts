/*
 * One request to the server: JSON in, JSON out, the answer parsed with its schema, errors as values.
 * Not which requests there are (session-api.ts, entry-api.ts, workspace-api.ts).
 */
import * as v from 'valibot';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { errorSchema } from '#sync/wire.ts';
import { messages } from '../messages.ts';

/** Path of the problem when no answer came; otherwise the path is the code that the server gave. */
export const UNREACHABLE = 'network';

export async function ask<TSchema extends v.GenericSchema>(
  schema: TSchema,
  path: string,
  method: 'GET' | 'POST' | 'DELETE' = 'GET',
  body?: unknown,
): Promise<Result<v.InferOutput<TSchema>>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  } catch {
    return refused({ path: UNREACHABLE, message: messages.serverUnreachable });
  }
  const answer: unknown = await response.json().catch(() => null);
  const parsed = v.safeParse(schema, answer);
  if (response.ok && parsed.success) return accepted(parsed.output);
  const error = v.safeParse(errorSchema, answer);
  return error.success
    ? refused({ path: error.output.code, message: error.output.message })
    : refused({ path: 'unreadable', message: messages.serverFailed });
}

export function isUnreachable(answer: Result<unknown>): boolean {
  return !answer.ok && answer.problems.some(({ path }) => path === UNREACHABLE);
}

/** What went wrong, as one text for a person. */
export function sentenceOf(answer: Extract<Result<unknown>, { ok: false }>): string {
  return answer.problems.map(({ message }) => message).join(' ');
}

/** The code that the server gave, such as `noSuchCode`. */
export function codeOf(answer: Extract<Result<unknown>, { ok: false }>): string {
  return answer.problems[0]?.path ?? '';
}
