/** Articles out of files and from addresses, as the server reads them; nothing is kept there. */
import type { Result } from '#core/model/result.ts';
import type { ReadSource } from '#core/sources/read-source.ts';
import { readSourcesSchema } from '#sync/file-api.ts';
import { ask } from './ask.ts';
import { sendFile } from './send-file.ts';

export async function readFile(file: File, signal: AbortSignal): Promise<Result<ReadSource[]>> {
  const query = new URLSearchParams({ name: file.name.slice(-300) });
  const path = `/api/read-sources?${query.toString()}`;
  return sourcesOf(await sendFile(readSourcesSchema, path, file, { signal }));
}

export async function readAddress(url: string, signal: AbortSignal): Promise<Result<ReadSource[]>> {
  return sourcesOf(await ask(readSourcesSchema, 'POST', '/api/read-address', { url }, signal));
}

function sourcesOf(answer: Result<{ readonly sources: ReadSource[] }>): Result<ReadSource[]> {
  return answer.ok ? { ok: true, value: answer.value.sources } : answer;
}
