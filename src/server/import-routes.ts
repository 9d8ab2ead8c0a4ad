/*
 * Files from outside over HTTP: a whole workspace in our own JSON, marks and code books of other tools. Bodies are the file
 * itself, up to 50 MB.
 * Not the reading (read-apart.ts) and not what becomes of it (import-workspace.ts).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseWith } from '#core/model/parse.ts';
import { may } from '#core/model/rights.ts';
import {
  LARGEST_FILE,
  importCodeBookQuerySchema,
  importMarksQuerySchema,
  importQuerySchema,
} from '#sync/file-api.ts';
import { deviceFromCookie } from './devices.ts';
import { acceptFiles, bytesOf } from './file-bodies.ts';
import { goneSignal } from './gone.ts';
import { sendError, sendProblems } from './http.ts';
import { importCodeBook } from './import-code-book.ts';
import { importPlan } from './import-marks.ts';
import { fillImported, prepareImport, type ImportParts } from './import-workspace.ts';
import { makeWorkspace } from './make-workspace.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { readApart } from './read-apart.ts';
import type { Workspaces } from './workspaces.ts';

export interface ImportRouteParts extends ImportParts {
  readonly workspaces: Workspaces;
  readonly mayCreate: boolean;
}

export async function registerImportRoutes(
  app: FastifyInstance,
  parts: ImportRouteParts,
): Promise<void> {
  await app.register(async (scope) => {
    acceptFiles(scope);
    registerMarksRoute(scope, app, parts);
    registerCodeBookRoute(scope, app, parts);
    scope.post('/api/workspaces/import', { bodyLimit: LARGEST_FILE }, async (request, reply) => {
      if (!parts.mayCreate) return sendError(reply, 'mayNotCreate');
      const asked = parseWith(importQuerySchema, request.query);
      if (!asked.ok) return sendProblems(reply, 'badRequest', asked.problems);
      const signal = goneSignal(reply);
      const bytes = bytesOf(request.body);
      const snapshot = await readApart({ kind: 'own-json', bytes }, { signal });
      if (!snapshot.ok) return sendProblems(reply, 'badImport', snapshot.problems);
      const prepared = await prepareImport(snapshot.value, parts);
      if (!prepared.ok) return sendProblems(reply, 'badImport', prepared.problems);
      const { displayName } = asked.value;
      const owner = prepared.value.snapshot.members.find(({ role }) => role === 'owner');
      if (!owner && displayName === undefined) return sendError(reply, 'badName');
      if (signal.aborted) return reply;
      return makeWorkspace(
        request,
        reply,
        { ...parts, app },
        prepared.value.snapshot,
        async (record) => {
          await fillImported(prepared.value, parts);
          // Cancelled while it was written: nobody is told of it, so it is erased at the next look at the clock.
          const deleteAt = new Date().toISOString();
          if (signal.aborted) await parts.directory.putWorkspace({ ...record, deleteAt });
          const known =
            owner && displayName === undefined ? parts.directory.member(owner.id) : null;
          return known ?? parts.directory.addMember(record.id, displayName ?? '', 'owner');
        },
      );
    });
  });
}

/** Owners and editors; in a workspace that is closed nothing is added any more. */
function registerMarksRoute(scope: FastifyInstance, app: FastifyInstance, parts: ImportRouteParts) {
  scope.post<{ Params: { id: string } }>(
    '/api/workspaces/:id/import-marks',
    { bodyLimit: LARGEST_FILE },
    async (request, reply) => {
      const workspace = await importerOf(request, reply, app, parts);
      if (!workspace) return reply;
      const asked = parseWith(importMarksQuerySchema, request.query);
      if (!asked.ok) return sendProblems(reply, 'badRequest', asked.problems);
      const { name, reader, dryRun, sources, tags } = asked.value;
      const bytes = bytesOf(request.body);
      const signal = goneSignal(reply);
      const { content } = workspace;
      const placing = { content, choices: { sources, tags }, now: new Date().toISOString() };
      const job = { kind: 'marks', bytes, name, reader, placing } as const;
      const read = await readApart(job, { signal });
      if (signal.aborted) return reply;
      if (!read.ok) return sendProblems(reply, 'badImport', read.problems);
      const report = await importPlan(read.value, workspace, dryRun, parts);
      return reply.header('cache-control', 'no-store').send(report);
    },
  );
}

/** Owners and editors, as long as anything is marked at all. */
function registerCodeBookRoute(
  scope: FastifyInstance,
  app: FastifyInstance,
  parts: ImportRouteParts,
) {
  scope.post<{ Params: { id: string } }>(
    '/api/workspaces/:id/import-code-book',
    { bodyLimit: LARGEST_FILE },
    async (request, reply) => {
      const workspace = await importerOf(request, reply, app, parts);
      if (!workspace) return reply;
      const asked = parseWith(importCodeBookQuerySchema, request.query);
      if (!asked.ok) return sendProblems(reply, 'badRequest', asked.problems);
      const { name, dryRun, ...choices } = asked.value;
      const bytes = bytesOf(request.body);
      const signal = goneSignal(reply);
      const read = await readApart({ kind: 'code-book', bytes, name }, { signal });
      if (signal.aborted) return reply;
      if (!read.ok) return sendProblems(reply, 'badImport', read.problems);
      const report = await importCodeBook(read.value, workspace, choices, dryRun);
      if (!report.ok) return sendProblems(reply, 'badImport', report.problems);
      return reply.header('cache-control', 'no-store').send(report.value);
    },
  );
}

/** Answers with an error itself where the device is nobody there, or may not import now. */
async function importerOf(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  app: FastifyInstance,
  { workspaces, directory }: ImportRouteParts,
): Promise<OpenWorkspace | undefined> {
  const workspace = await workspaces.open(request.params.id);
  if (!workspace) return void sendError(reply, 'noWorkspace');
  const device = deviceFromCookie(app, request.headers.cookie);
  const member = directory.memberOf(device, workspace.id);
  if (!member) return void sendError(reply, 'notJoined');
  const { phase } = workspace.settings;
  if (may(member.role, 'run', phase) && may(member.role, 'mark', phase)) return workspace;
  return void sendError(reply, 'mayNot');
}
