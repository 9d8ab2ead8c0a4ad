/*
 * Files from outside over HTTP: a whole workspace in our own JSON. Bodies are the file itself, up to 50 MB.
 * Not the reading (read-in-worker.ts) and not what becomes of it (import-workspace.ts).
 */
import type { FastifyInstance } from 'fastify';
import { parseWith } from '#core/model/parse.ts';
import { importQuerySchema } from '#sync/api.ts';
import { sendError, sendProblems } from './http.ts';
import { fillImported, prepareImport, type ImportParts } from './import-workspace.ts';
import { makeWorkspace } from './make-workspace.ts';
import { readInWorker } from './read-in-worker.ts';
import type { Workspaces } from './workspaces.ts';

/** Bytes. A workspace with 100,000 marks has 47 MB. */
export const LARGEST_FILE = 50 * 1024 * 1024;

export interface ImportRouteParts extends ImportParts {
  readonly workspaces: Workspaces;
  readonly mayCreate: boolean;
}

export async function registerImportRoutes(
  app: FastifyInstance,
  parts: ImportRouteParts,
): Promise<void> {
  // A scope of its own, so that no other route takes large bodies or bodies that are not JSON.
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: LARGEST_FILE },
      (_, body, done) => done(null, body),
    );
    scope.post('/api/workspaces/import', { bodyLimit: LARGEST_FILE }, async (request, reply) => {
      if (!parts.mayCreate) return sendError(reply, 'mayNotCreate');
      const asked = parseWith(importQuerySchema, request.query);
      if (!asked.ok) return sendProblems(reply, 'badRequest', asked.problems);
      const snapshot = await readInWorker({
        kind: 'own-json',
        bytes: bytesOf(request.body),
        name: '',
      });
      if (!snapshot.ok) return sendProblems(reply, 'badImport', snapshot.problems);
      const prepared = prepareImport(snapshot.value, parts);
      if (!prepared.ok) return sendProblems(reply, 'badImport', prepared.problems);
      const { displayName } = asked.value;
      const owner = prepared.value.snapshot.members.find(({ role }) => role === 'owner');
      if (!owner && displayName === undefined) return sendError(reply, 'badName');
      return makeWorkspace(
        request,
        reply,
        { ...parts, app },
        prepared.value.snapshot,
        async ({ id }) => {
          await fillImported(prepared.value, parts);
          const known =
            owner && displayName === undefined ? parts.directory.member(owner.id) : null;
          return known ?? parts.directory.addMember(id, displayName ?? '', 'owner');
        },
      );
    });
  });
}

function bytesOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array();
}
