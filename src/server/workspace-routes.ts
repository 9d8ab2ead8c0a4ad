/*
 * What members do with a workspace over HTTP: make, copy, command, look at the desk, take their data along.
 * Not the ways in (entry-routes.ts) and not what a command does (commands.ts). Shapes: sync/api.ts.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { threeLenses } from '#core/codebooks/three-lenses.ts';
import { quoteOf } from '#core/model/annotation.ts';
import { toSource } from '#core/model/new-source.ts';
import { parseWith } from '#core/model/parse.ts';
import { draftIdSchema } from '#core/model/ids.ts';
import { may, type Action } from '#core/model/rights.ts';
import type { Source } from '#core/model/source.ts';
import { commandSchema, copySchema, createSchema, type Board, type Desk } from '#sync/api.ts';
import { COMMAND_RIGHTS, runCommand, type CommandParts } from './commands.ts';
import { deviceFromCookie } from './devices.ts';
import { copyMarks } from './copy-marks.ts';
import { openDraft, textNow } from './drafts.ts';
import { previewOf } from './draft-preview.ts';
import { sendError, sendProblems } from './http.ts';
import { makeWorkspace } from './make-workspace.ts';
import { dataOf } from './member-data.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { readyMadeWorkspace } from './ready-made-workspace.ts';
import type { MemberRecord } from './records.ts';
import { sha256 } from './sha256.ts';
import { newSettings, type Workspaces } from './workspaces.ts';

/** Twelve long articles. */
const CREATE_BYTES = 12 * 1024 * 1024;
/** One long article. */
const COMMAND_BYTES = 3 * 1024 * 1024;

export interface WorkspaceRouteParts extends CommandParts {
  readonly workspaces: Workspaces;
  readonly mayCreate: boolean;
  readonly boardOf: (workspace: OpenWorkspace) => Board;
}

interface Asked {
  readonly workspace: OpenWorkspace;
  readonly member: MemberRecord;
}

export function registerWorkspaceRoutes(app: FastifyInstance, parts: WorkspaceRouteParts): void {
  const { directory, workspaces } = parts;
  const making = { app, directory, workspaces };

  app.post('/api/workspaces', { bodyLimit: CREATE_BYTES }, async (request, reply) => {
    if (!parts.mayCreate) return sendError(reply, 'mayNotCreate');
    const asked = parseWith(createSchema, request.body);
    if (!asked.ok) return sendProblems(reply, 'badWorkspace', asked.problems);
    const sources = sourcesOf(asked.value.sources);
    if (!sources) return sendError(reply, 'badWorkspace');
    const settings = newSettings(asked.value.title);
    const content = { settings, sources, codeBook: threeLenses, earlierCodeBooks: [] };
    const { displayName } = asked.value;
    return makeWorkspace(request, reply, making, content, ({ id }) =>
      directory.addMember(id, displayName, 'owner'),
    );
  });

  app.post<{ Params: { id: string } }>('/api/workspaces/:id/copy', async (request, reply) => {
    const found = await whoMay(request, reply, 'run');
    if (!found) return reply;
    if (!parts.mayCreate) return sendError(reply, 'mayNotCreate');
    const asked = parseWith(copySchema, request.body);
    if (!asked.ok) return sendProblems(reply, 'badRequest', asked.problems);
    const { workspace, member } = found;
    const content = { ...workspace.content, settings: newSettings(asked.value.title) };
    return makeWorkspace(request, reply, making, content, async (record) => {
      if (asked.value.marks) await copyMarks(workspace, record, parts);
      return directory.addMember(record.id, member.displayName, 'owner');
    });
  });

  app.post<{ Params: { id: string } }>(
    '/api/workspaces/:id/commands',
    { bodyLimit: COMMAND_BYTES },
    async (request, reply) => {
      const asked = parseWith(commandSchema, request.body);
      if (!asked.ok) return sendProblems(reply, 'badRequest', asked.problems);
      const found = await whoMay(request, reply, COMMAND_RIGHTS[asked.value.kind]);
      if (!found) return reply;
      const { workspace, member } = found;
      const result = await workspace.change(() =>
        runCommand(asked.value, workspace, member, parts),
      );
      if ('error' in result) return sendProblems(reply, result.error, result.problems ?? []);
      return reply.header('cache-control', 'no-store').send(result);
    },
  );

  app.get<{ Params: { id: string; draft: string } }>(
    '/api/workspaces/:id/drafts/:draft',
    async (request, reply) => {
      const found = await whoMay(request, reply, 'prepare');
      if (!found) return reply;
      const { workspace } = found;
      const id = v.safeParse(draftIdSchema, request.params.draft);
      const draft = id.success ? openDraft(workspace, id.output) : undefined;
      if (!draft) return sendError(reply, 'unknownDraft');
      const text = await textNow(workspace, draft.id, parts);
      const preview = await previewOf(workspace, draft, text, parts.now());
      return reply.header('cache-control', 'no-store').send(preview);
    },
  );

  app.get<{ Params: { id: string } }>('/api/workspaces/:id/desk', async (request, reply) => {
    const found = await whoMay(request, reply, 'see-board');
    if (!found) return reply;
    return reply.header('cache-control', 'no-store').send(deskFor(found, parts.boardOf));
  });

  app.get<{ Params: { id: string } }>('/api/workspaces/:id/me', async (request, reply) => {
    const found = await whoMay(request, reply, 'keep-return-code');
    return found ? sendData(reply, found.workspace, found.member) : reply;
  });

  app.get<{ Params: { id: string; member: string } }>(
    '/api/workspaces/:id/members/:member/data',
    async (request, reply) => {
      const found = await whoMay(request, reply, 'manage');
      if (!found) return reply;
      const member = found.workspace.members.find(({ id }) => id === request.params.member);
      return member ? sendData(reply, found.workspace, member) : sendError(reply, 'unknownMember');
    },
  );

  /** Answers with an error itself where the device is nobody there, or may not do it. */
  async function whoMay(
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
    action: Action,
  ): Promise<Asked | undefined> {
    const workspace = await workspaces.open(request.params.id);
    if (!workspace) return void sendError(reply, 'noWorkspace');
    const device = deviceFromCookie(app, request.headers.cookie);
    const member = directory.memberOf(device, workspace.id);
    if (!member) return void sendError(reply, 'notJoined');
    if (!may(member.role, action, workspace.settings.phase)) return void sendError(reply, 'mayNot');
    return { workspace, member };
  }

  async function sendData(reply: FastifyReply, workspace: OpenWorkspace, member: MemberRecord) {
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="crossread-member.json"')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(await dataOf(workspace, member, parts.log), null, 2));
  }
}

/** The sources of the ready-made workspace where none are given; null when one of them is no article. */
function sourcesOf(given: readonly Parameters<typeof toSource>[0][]): readonly Source[] | null {
  if (given.length === 0) return readyMadeWorkspace().sources;
  const sources = given.map((source, index) => toSource(source, index, sha256));
  const whole = sources.flatMap((source) => (source.ok ? [source.value] : []));
  return whole.length === sources.length ? whole : null;
}

function deskFor({ workspace, member }: Asked, boardOf: WorkspaceRouteParts['boardOf']): Desk {
  const { settings, record } = workspace;
  const manages = may(member.role, 'manage', settings.phase);
  return {
    settings,
    board: boardOf(workspace),
    code: manages ? record.code : null,
    codeOpen: record.codeOpen,
    doorOpen: record.doorOpen,
    hidden: record.hidden.map((one) => ({ ...one, ...shownOf(workspace, one.annotation) })),
    drafts: [...record.drafts],
    archived: record.archived,
    deleteAt: record.deleteAt,
    eraseAt: record.eraseAt,
  };
}

/** What owners and editors recognise a hidden mark by. */
function shownOf(
  workspace: OpenWorkspace,
  id: string,
): Pick<Desk['hidden'][number], 'tag' | 'words'> {
  const mark = workspace.publication.ledger.annotations.get(id);
  if (!mark) return { tag: null, words: null };
  const words = quoteOf(mark.target);
  return {
    tag: workspace.codes.tags.get(mark.tag)?.tag.label ?? null,
    words: words.length > 120 ? `${words.slice(0, 119)}…` : words,
  };
}
