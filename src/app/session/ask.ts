/** One request to the server: the answer parsed, or the sentence that says what to do. */
import * as v from 'valibot';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { errorSchema } from '#sync/wire.ts';
import { messages } from '../messages.ts';
import { Patience } from './patience.ts';
import { serverSaidItIs } from './server-clock.ts';

export type Method = 'GET' | 'POST' | 'DELETE';

/** How long an answer may take. Even what many pages wait for together takes a few seconds. */
const ANSWER_MS = 30_000;

/** Problems have the path `network` when the server cannot be reached, else the code of the server's error. */
export async function ask<T>(
  schema: v.GenericSchema<unknown, T>,
  method: Method,
  path: string,
  body?: unknown,
  signal: AbortSignal | null = null,
): Promise<Result<T>> {
  const patience = new Patience(ANSWER_MS);
  const ended = signal ? AbortSignal.any([signal, patience.signal]) : patience.signal;
  try {
    const response = await fetch(path, { method, signal: ended, ...sentAs(body) });
    serverSaidItIs(response.headers.get('date'));
    const answer: unknown = await response.json();
    if (response.ok) {
      const parsed = v.safeParse(schema, answer);
      if (parsed.success) return accepted(parsed.output);
    }
    return refusalIn(answer);
  } catch {
    // Who changes something and hears nothing cannot know whether it was done.
    const isUnknown = patience.signal.aborted && method !== 'GET';
    const message = isUnknown ? messages.serverSilent : messages.serverUnreachable;
    return refused({ path: 'network', message });
  } finally {
    patience.end();
  }
}

/** What the body of an answer that is no success says. */
export function refusalIn(answer: unknown): Result<never> {
  const error = v.safeParse(errorSchema, answer);
  if (!error.success) return refused({ path: 'server', message: messages.serverFailed });
  const { code, message, problems } = error.output;
  return refused({ path: code, message }, ...problems);
}

function sentAs(body: unknown): RequestInit {
  if (body === undefined) return {};
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

export function isUnreachable(answer: Result<unknown>): boolean {
  return !answer.ok && answer.problems.some(({ path }) => path === 'network');
}

/** The code that the server gave, such as `noSuchCode`. */
export function codeOf(refusal: Extract<Result<unknown>, { ok: false }>): string {
  return refusal.problems[0]?.path ?? '';
}

/** The sentences of a refusal of what the page asks again by itself. */
export function sentencesMeanwhile(refusal: Extract<Result<unknown>, { ok: false }>): string {
  return isUnreachable(refusal) ? messages.serverUnreachableNow : sentencesOf(refusal);
}

/** The sentences of a refusal, as one. */
export function sentencesOf(refusal: Extract<Result<unknown>, { ok: false }>): string {
  return refusal.problems.map(({ message }) => message).join(' ');
}
