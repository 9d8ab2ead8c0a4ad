/** GET /api/workspaces/:id/export/:format: what the member may see, written by a format of core and streamed. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { exportFileName } from '#core/formats/format.ts';
import { formatNamed } from '#core/formats/index.ts';
import { largeChunks } from '#core/formats/large-chunks.ts';
import { may } from '#core/model/rights.ts';
import { workspaceSnapshot } from '#sync/snapshot.ts';
import { deviceFromCookie } from './devices.ts';
import type { Directory } from './directory.ts';
import { sendError } from './http.ts';
import type { Workspaces } from './workspaces.ts';

export interface ExportParts {
  readonly directory: Directory;
  readonly workspaces: Workspaces;
}

export function registerExportRoutes(app: FastifyInstance, parts: ExportParts): void {
  app.get<{ Params: { id: string; format: string } }>(
    '/api/workspaces/:id/export/:format',
    async (request, reply) => {
      const workspace = await parts.workspaces.open(request.params.id);
      if (!workspace) return sendError(reply, 'noWorkspace');
      const device = deviceFromCookie(app, request.headers.cookie);
      const member = parts.directory.memberOf(device, workspace.id);
      if (!member) return sendError(reply, 'notJoined');
      if (!may(member.role, 'export', workspace.settings.phase)) return sendError(reply, 'mayNot');
      const format = formatNamed(request.params.format);
      if (!format) return sendError(reply, 'unknownFormat');
      const documents = workspace.documentsFor(member);
      const snapshot = workspaceSnapshot(
        documents.workspace.document,
        documents.readingRoom.document,
      );
      if (!snapshot) return sendError(reply, 'internal');
      const options = { generatedAt: new Date().toISOString() };
      const name = exportFileName(format, snapshot, options);
      return reply
        .type(format.mediaType)
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(largeChunks(format.write(snapshot, options))));
    },
  );
}
