/*
 * Articles out of files and from addresses, for a person to confirm. Nothing is kept: what is confirmed comes back
 * with the workspace or draft that it is for. Not the reading (source-files/) and not the fetching (fetch-address.ts).
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseWith } from '#core/model/parse.ts';
import { accepted, type Result } from '#core/model/result.ts';
import type { ReadSource } from '#core/sources/read-source.ts';
import { LARGEST_FILE, addressSchema, readSourcesQuerySchema } from '#sync/file-api.ts';
import { deviceFromCookie } from './devices.ts';
import type { Directory } from './directory.ts';
import type { FetchAddress } from './fetch-address.ts';
import { sendError, sendProblems } from './http.ts';
import { acceptFiles, bytesOf } from './file-bodies.ts';
import { readApart } from './read-apart.ts';

export interface SourceRouteParts {
  readonly directory: Directory;
  readonly mayCreate: boolean;
  readonly fetchAddress: FetchAddress | null;
}

const FILES_PER_MINUTE = 60;
const ADDRESSES_PER_MINUTE = 20;

export async function registerSourceRoutes(
  app: FastifyInstance,
  { directory, mayCreate, fetchAddress }: SourceRouteParts,
): Promise<void> {
  /** Whoever may make a workspace, or runs one on this device. */
  const mayRead = (request: FastifyRequest) =>
    mayCreate ||
    directory
      .membershipsOf(deviceFromCookie(app, request.headers.cookie))
      .some(({ role }) => role === 'owner' || role === 'editor');

  await app.register(async (scope) => {
    acceptFiles(scope);
    const limits = { bodyLimit: LARGEST_FILE, config: perMinute(FILES_PER_MINUTE) };
    scope.post('/api/read-sources', limits, async (request, reply) => {
      if (!mayRead(request)) return sendError(reply, 'mayNotCreate');
      const asked = parseWith(readSourcesQuerySchema, request.query);
      if (!asked.ok) return sendProblems(reply, 'badRequest', asked.problems);
      const { name } = asked.value;
      const read = await readApart({ kind: 'sources', bytes: bytesOf(request.body), name });
      if (!read.ok) return sendProblems(reply, 'unreadable', read.problems);
      return reply.header('cache-control', 'no-store').send({ sources: read.value });
    });
  });

  app.post(
    '/api/read-address',
    { config: perMinute(ADDRESSES_PER_MINUTE) },
    async (request, reply) => {
      if (!mayRead(request)) return sendError(reply, 'mayNotCreate');
      if (!fetchAddress) return sendError(reply, 'fetchesNothing');
      const asked = parseWith(addressSchema, request.body);
      if (!asked.ok) return sendProblems(reply, 'badRequest', asked.problems);
      const read = await readAddress(asked.value.url, fetchAddress);
      if (!read.ok) return sendProblems(reply, 'unreadable', read.problems);
      return reply.header('cache-control', 'no-store').send({ sources: read.value });
    },
  );
}

async function readAddress(
  given: string,
  fetchAddress: FetchAddress,
): Promise<Result<ReadSource[]>> {
  const fetched = await fetchAddress(given);
  if (!fetched.ok) return fetched;
  const { url, bytes, kind, encoding } = fetched.value;
  const retrieved = new Date().toISOString();
  const placed = (one: ReadSource): ReadSource => ({
    ...one,
    metadata: { ...one.metadata, url: one.metadata.url ?? url, retrieved },
  });
  if (kind === 'html') {
    const page = await readApart({ kind: 'page', bytes, encoding });
    return page.ok ? accepted([placed(page.value)]) : page;
  }
  const name = kind === 'pdf' ? 'article.pdf' : 'article.txt';
  const read = await readApart({ kind: 'sources', bytes, name });
  return read.ok ? accepted(read.value.map(placed)) : read;
}

function perMinute(max: number) {
  return { rateLimit: { max, timeWindow: 60_000 } };
}
