/** A file to the server, with how much of it is there: what `fetch` does not tell. */
import * as v from 'valibot';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { LARGEST_FILE } from '#sync/file-api.ts';
import { fileMessages } from '../file-messages.ts';
import { refusalIn } from './ask.ts';
import { Patience } from './patience.ts';

/** How long nothing of the file may go out. */
const STALLED_MS = 60_000;
/** How long the server may be at work on a whole file. */
const AT_WORK_MS = 5 * 60_000;

export interface FileWay {
  readonly signal: AbortSignal;
  /** From 0 to 1; 1 when the server has all of it and is at work. */
  readonly told?: (share: number) => void;
}

/** Problems have the path `cancelled`, `network` or the code of the server's error, as those of `ask`. */
export function sendFile<T>(
  schema: v.GenericSchema<unknown, T>,
  path: string,
  file: File,
  { signal, told }: FileWay,
): Promise<Result<T>> {
  const cancelled = refused({ path: 'cancelled', message: fileMessages.cancelled });
  if (file.size > LARGEST_FILE) {
    return Promise.resolve(refused({ path: 'tooLarge', message: fileMessages.fileTooLarge }));
  }
  if (signal.aborted) return Promise.resolve(cancelled);
  const request = new XMLHttpRequest();
  const begun = performance.now();
  const stop = () => request.abort();
  signal.addEventListener('abort', stop);
  const stalled = new Patience(STALLED_MS);
  stalled.signal.addEventListener('abort', stop);
  /** The server may be at work, and nobody knows how far, until it answers. */
  let isSent = false;
  const brokeOff = (): Result<T> =>
    refused({
      path: 'network',
      message: isSent ? fileMessages.fileNotAnswered : fileMessages.fileNotSent,
    });
  return new Promise<Result<T>>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      stalled.heard();
      if (total > 0) told?.(loaded / total);
    });
    request.upload.addEventListener('load', () => {
      isSent = true;
      stalled.end();
      request.timeout = AT_WORK_MS + performance.now() - begun;
      told?.(1);
    });
    request.addEventListener('load', () => resolve(answerOf(schema, request)));
    request.addEventListener('error', () => resolve(brokeOff()));
    request.addEventListener('timeout', () => resolve(brokeOff()));
    request.addEventListener('abort', () => resolve(signal.aborted ? cancelled : brokeOff()));
    request.open('POST', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(file);
  }).finally(() => {
    stalled.end();
    signal.removeEventListener('abort', stop);
  });
}

function answerOf<T>(schema: v.GenericSchema<unknown, T>, request: XMLHttpRequest): Result<T> {
  const answer = parsed(request.responseText);
  if (request.status < 200 || request.status > 299) return refusalIn(answer);
  const value = v.safeParse(schema, answer);
  return value.success ? accepted(value.output) : refusalIn(null);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
