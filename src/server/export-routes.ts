/** GET /api/workspaces/:id/export/:format: what the member may see and asked for, written by a format of core and streamed. */
import { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyInstance } from 'fastify';
import { exportBytes } from '#core/formats/file-bytes.ts';
import { exportFileName } from '#core/formats/format.ts';
import { formatNamed } from '#core/formats/index.ts';
import { selected } from '#core/formats/selection.ts';
import { may } from '#core/model/rights.ts';
import { selectionFromQuery } from '#sync/selection-query.ts';
import { deviceFromCookie } from './devices.ts';
import type { Directory } from './directory.ts';
import { fileToolsUntil } from './file-tools.ts';
import { goneSignal } from './gone.ts';
import { sendError, sendProblems } from './http.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import { publishedSnapshot } from './published-snapshot.ts';
import type { UpdateLog } from './update-log.ts';
import type { Workspaces } from './workspaces.ts';

export interface ExportParts {
  readonly directory: Directory;
  readonly workspaces: Workspaces;
  readonly log: UpdateLog;
  /** Keys the pseudonyms. */
  readonly secret: string;
}

export function registerExportRoutes(app: FastifyInstance, parts: ExportParts): void {
  app.get<{ Params: { id: string; format: string }; Querystring: Record<string, unknown> }>(
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
      const selection = selectionFromQuery(request.query);
      if (!selection.ok) return sendProblems(reply, 'badSelection', selection.problems);
      const whole = await publishedSnapshot(workspace, member, parts.log);
      const chosen = selected(whole, selection.value, pseudonymsOf(parts.secret, workspace.id));
      if (!chosen.ok) return sendProblems(reply, 'badSelection', chosen.problems);
      const { snapshot, ...made } = chosen.value;
      const options = { generatedAt: new Date().toISOString(), ...made };
      const name = exportFileName(format, snapshot, options);
      return reply
        .type(format.mediaType)
        .header('content-disposition', contentDisposition(name))
        .header('cache-control', 'no-store')
        .send(
          Readable.from(exportBytes(format, snapshot, options, fileToolsUntil(goneSignal(reply)))),
        );
    },
  );
}
