/*
 * Files from outside over HTTP: a whole workspace in our own JSON, and marks of other tools. Bodies are the file
 * itself, up to 50 MB.
 * Not the reading (read-in-worker.ts) and not what becomes of it (import-workspace.ts).
 */
import type { FastifyInstance } from 'fastify';
import { importReport, type ImportReport } from '#core/formats/placing/import-report.ts';
import { placeMarks } from '#core/formats/placing/place-marks.ts';
import { parseWith } from '#core/model/parse.ts';
import { may } from '#core/model/rights.ts';
import { importMarksQuerySchema, importQuerySchema } from '#sync/api.ts';
import { deviceFromCookie } from './devices.ts';
import { acceptFiles, bytesOf, LARGEST_FILE } from './file-bodies.ts';
import { sendError, sendProblems } from './http.ts';
import { importMarks, knownMarks, NOBODY } from './import-marks.ts';
import { fillImported, prepareImport, type ImportParts } from './import-workspace.ts';
import { makeWorkspace } from './make-workspace.ts';
import { readInWorker } from './read-in-worker.ts';
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
    scope.post('/api/workspaces/import', { bodyLimit: LARGEST_FILE }, async (request, reply) => {
      if (!parts.mayCreate) return sendError(reply, 'mayNotCreate');
      const asked = parseWith(importQuerySchema, request.query);
      if (!asked.ok) return sendProblems(reply, 'badRequest', asked.problems);
      const snapshot = await readInWorker({
        kind: 'own-json',
        bytes: bytesOf(request.body),
        name: '',
        reader: null,
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

/** Owners and editors; in a workspace that is closed nothing is added any more. */
function registerMarksRoute(scope: FastifyInstance, app: FastifyInstance, parts: ImportRouteParts) {
  scope.post<{ Params: { id: string } }>(
    '/api/workspaces/:id/import-marks',
    { bodyLimit: LARGEST_FILE },
    async (request, reply) => {
      const workspace = await parts.workspaces.open(request.params.id);
      if (!workspace) return sendError(reply, 'noWorkspace');
      const device = deviceFromCookie(app, request.headers.cookie);
      const member = parts.directory.memberOf(device, workspace.id);
      if (!member) return sendError(reply, 'notJoined');
      const { phase } = workspace.settings;
      const mayImport = may(member.role, 'run', phase) && may(member.role, 'mark', phase);
      if (!mayImport) return sendError(reply, 'mayNot');
      const asked = parseWith(importMarksQuerySchema, request.query);
      if (!asked.ok) return sendProblems(reply, 'badRequest', asked.problems);
      const { name, reader, dryRun, sources, tags } = asked.value;
      const bytes = bytesOf(request.body);
      const work = await readInWorker({ kind: 'marks', bytes, name, reader });
      if (!work.ok) return sendProblems(reply, 'badImport', work.problems);
      const now = new Date().toISOString();
      const plan = placeMarks(work.value, workspace.content, { sources, tags }, now);
      const known = knownMarks(plan, workspace);
      if (!dryRun) {
        const fresh = plan.placed.filter((mark) => !known.has(mark));
        await importMarks(fresh, workspace, parts);
      }
      const report: ImportReport = importReport(plan, { known, dryRun, nobody: NOBODY });
      return reply.header('cache-control', 'no-store').send(report);
    },
  );
}
