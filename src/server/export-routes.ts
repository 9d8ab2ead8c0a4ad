/** GET /api/export/:format: what is published, written by a format of core and streamed. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { exportFileName } from '#core/formats/format.ts';
import { formatNamed } from '#core/formats/index.ts';
import { largeChunks } from '#core/formats/large-chunks.ts';
import type { Member } from '#core/model/member.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { sendError } from './http.ts';

export interface ExportRouteTools {
  readonly memberOf: (request: FastifyRequest) => Member | null;
  readonly snapshotNow: () => WorkspaceSnapshot | null;
}

export function registerExportRoutes(app: FastifyInstance, tools: ExportRouteTools): void {
  app.get<{ Params: { format: string } }>('/api/export/:format', (request, reply) => {
    if (!tools.memberOf(request)) return sendError(reply, 'notJoined');
    const format = formatNamed(request.params.format);
    if (!format) return sendError(reply, 'unknownFormat');
    const snapshot = tools.snapshotNow();
    if (!snapshot) return sendError(reply, 'internal');
    const options = { generatedAt: new Date().toISOString() };
    const name = exportFileName(format, snapshot, options);
    return reply
      .type(format.mediaType)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(largeChunks(format.write(snapshot, options))));
  });
}
