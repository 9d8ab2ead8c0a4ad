/** GET /api/workspaces/:id/export/:format: what the member may see and asked for, streamed as it is written. */
import { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyInstance } from 'fastify';
import type { Format } from '#core/formats/format.ts';
import { formatNamed } from '#core/formats/index.ts';
import { may } from '#core/model/rights.ts';
import { selectionFromQuery } from '#sync/selection-query.ts';
import { deviceFromCookie } from './devices.ts';
import type { Directory } from './directory.ts';
import { goneSignal } from './gone.ts';
import { sendError, sendProblems } from './http.ts';
import { publishedUpdates, type PublishedUpdate } from './published-updates.ts';
import type { UpdateLog } from './update-log.ts';
import type { Workspaces } from './workspaces.ts';
import { writeApart } from './write-apart.ts';
import { writeExport } from './write-export.ts';

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
      const updates = await publishedUpdates(workspace, member, parts.log);
      const order = {
        format: format.id,
        selection: selection.value,
        secret: parts.secret,
        generatedAt: new Date().toISOString(),
      };
      const written = isShort(format, updates)
        ? writeExport(updates, order)
        : await writeApart(updates, order, goneSignal(reply));
      if (written === null) return sendError(reply, 'manyExports');
      if (!written.ok) return sendProblems(reply, 'badSelection', written.problems);
      const { name, bytes } = written.value;
      return reply
        .type(format.mediaType)
        .header('content-disposition', contentDisposition(name))
        .header('cache-control', 'no-store')
        .send(Readable.from(bytes));
    },
  );
}

/** Bytes of the documents: some 1,000 marks, which are written in less time than a process takes to start. */
const SHORT = 512 * 1024;

/** Others hardly wait for it. A document is laid out, which takes a second or more of any workspace. */
function isShort({ kind }: Format, updates: readonly PublishedUpdate[]): boolean {
  if (kind === 'document') return false;
  return updates.reduce((bytes, { update }) => bytes + update.byteLength, 0) <= SHORT;
}
