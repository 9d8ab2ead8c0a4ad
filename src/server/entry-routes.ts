/*
 * The ways in: home, session, room codes and invitations, seats, return codes and recovery keys.
 * Not what members do inside (workspace-routes.ts). Shapes: sync/api.ts.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { audienceOf } from '#core/model/audience.ts';
import type { Role } from '#core/model/member.ts';
import { may } from '#core/model/rights.ts';
import {
  codeAskedSchema,
  joinByCodeSchema,
  joinSchema,
  returningSchema,
  type CodeFound,
  type Home,
  type Session,
  type SignInOffer,
} from '#sync/api.ts';
import { codeHash, readCode } from './codes.ts';
import { deviceFor, deviceFromCookie } from './devices.ts';
import type { Directory } from './directory.ts';
import { behindCode, welcome } from './entry.ts';
import type { Guesses } from './guesses.ts';
import { sendError } from './http.ts';
import { toCard, toMember, type MemberRecord, type WorkspaceRecord } from './records.ts';
import type { Workspaces } from './workspaces.ts';

/** A school sits behind one address: enough for several classes that join in the same minute. */
const JOINS_PER_MINUTE = 600;

export interface EntryParts {
  readonly directory: Directory;
  readonly workspaces: Workspaces;
  readonly mayCreate: boolean;
  readonly fetchesAddresses: boolean;
  readonly guesses: Guesses;
  /** Null where no organisation signs in. */
  readonly signIn: SignInOffer | null;
}

export function sessionOf(
  record: WorkspaceRecord,
  member: MemberRecord | null,
  signIn: SignInOffer | null = null,
): Session {
  const { settings, doorOpen } = record;
  const can = (action: 'see-everything' | 'read-sources') =>
    member !== null && may(member.role, action, settings.phase);
  return {
    workspace: toCard(record),
    doorOpen: doorOpen && !record.archived,
    member: member && toMember(member),
    audience: member && audienceOf(toMember(member), settings),
    seesEverything: can('see-everything') ? true : can('read-sources') ? false : null,
    signIn,
  };
}

export function registerEntryRoutes(app: FastifyInstance, parts: EntryParts): void {
  const { directory, workspaces } = parts;
  const { guesses } = parts;
  const offer = parts.signIn;
  const limit = { config: { rateLimit: { max: JOINS_PER_MINUTE, timeWindow: 60_000 } } };

  app.get('/api/home', async (request, reply): Promise<Home> => {
    void reply.header('cache-control', 'no-store');
    return homeOf(deviceFromCookie(app, request.headers.cookie), parts);
  });

  app.get<{ Params: { id: string } }>('/api/workspaces/:id/session', async (request, reply) => {
    const record = directory.workspace(request.params.id);
    if (!record) return sendError(reply, 'noWorkspace');
    const device = deviceFromCookie(app, request.headers.cookie);
    return answer(reply, sessionOf(record, directory.memberOf(device, record.id), offer));
  });

  app.post<{ Params: { id: string } }>(
    '/api/workspaces/:id/session',
    limit,
    async (request, reply) => {
      const asked = v.safeParse(joinSchema, request.body);
      if (!asked.success) return sendError(reply, 'badName');
      const record = directory.workspace(request.params.id);
      if (!record) return sendError(reply, 'noWorkspace');
      if (!record.doorOpen || record.archived) return sendError(reply, 'doorClosed');
      if (offer?.only) return sendError(reply, 'signInNeeded');
      return joinAs(request, reply, record, 'annotator', asked.output.displayName);
    },
  );

  app.delete<{ Params: { id: string } }>('/api/workspaces/:id/session', async (request, reply) => {
    const record = directory.workspace(request.params.id);
    if (!record) return sendError(reply, 'noWorkspace');
    const device = deviceFromCookie(app, request.headers.cookie);
    const member = directory.memberOf(device, record.id);
    if (device !== null && member) await directory.unlinkDevice(device, member.id);
    return answer(reply, sessionOf(record, null, offer));
  });

  app.post('/api/codes', limit, async (request, reply) => {
    const asked = v.safeParse(codeAskedSchema, request.body);
    if (!asked.success) return sendError(reply, 'badRequest');
    const found = lookUp(request, reply, asked.output.code);
    if (!found) return reply;
    // Before anybody joins: whose first answer is lost on the way asks again as the same device.
    deviceFor(app, request, reply);
    return answer(reply, { ...found.answer, signIn: offer });
  });

  app.post('/api/join', limit, async (request, reply) => {
    const asked = v.safeParse(joinByCodeSchema, request.body);
    if (!asked.success) return sendError(reply, 'badName');
    const found = lookUp(request, reply, asked.output.code);
    if (!found) return reply;
    if (offer?.only) return sendError(reply, 'signInNeeded');
    if ('displayName' in asked.output) {
      if (found.answer.seats) return sendError(reply, 'chooseSeat');
      return joinAs(request, reply, found.record, found.answer.role, asked.output.displayName);
    }
    const device = deviceFromCookie(app, request.headers.cookie);
    const known = directory.memberOf(device, found.record.id);
    if (known?.id === asked.output.seat) return answer(reply, sessionOf(found.record, known));
    const seat = directory.member(asked.output.seat);
    if (seat?.workspace !== found.record.id || !seat.seatFree) return sendError(reply, 'seatTaken');
    return enter(request, reply, { ...seat, seatFree: false }, found.record);
  });

  app.post('/api/return', limit, async (request, reply) => {
    const asked = v.safeParse(returningSchema, request.body);
    if (!asked.success) return sendError(reply, 'badRequest');
    if (!guesses.mayTry(request.ip, Date.now())) return sendError(reply, 'tooManyGuesses');
    const member = await whoReturns(asked.output.code);
    const record = member && directory.workspace(member.workspace);
    if (!member || !record) {
      guesses.noteWrong(request.ip, Date.now());
      return sendError(reply, 'noSuchCode');
    }
    await directory.linkDevice(deviceFor(app, request, reply), member);
    return answer(reply, sessionOf(record, member));
  });

  /** Answers with an error itself where there is nothing behind the code. */
  function lookUp(request: FastifyRequest, reply: FastifyReply, typed: string) {
    if (!guesses.mayTry(request.ip, Date.now())) return void sendError(reply, 'tooManyGuesses');
    const found = behindCode(typed, parts);
    if (!found) {
      guesses.noteWrong(request.ip, Date.now());
      return void sendError(reply, 'noSuchCode');
    }
    return found;
  }

  async function whoReturns(typed: string): Promise<MemberRecord | null> {
    const read = readCode(typed);
    if (!read) return null;
    const hash = codeHash(read.code);
    for (const record of directory.workspaces()) {
      const members = directory.membersOf(record.id).filter(({ removed }) => !removed);
      const returning = members.find((member) => member.returning === hash);
      if (read.kind === 'return' && returning) return returning;
      if (read.kind === 'recovery' && record.recovery === hash) {
        const owner = members.find(({ role }) => role === 'owner');
        return (
          owner ??
          (await welcome(workspaces, record, () =>
            directory.addMember(record.id, 'Owner', 'owner'),
          ))
        );
      }
    }
    return null;
  }

  async function joinAs(
    request: FastifyRequest,
    reply: FastifyReply,
    record: WorkspaceRecord,
    role: Role,
    displayName: string,
  ) {
    const device = deviceFor(app, request, reply);
    const known = directory.memberOf(device, record.id);
    if (known) return answer(reply, sessionOf(record, known));
    const member = await welcome(workspaces, record, () =>
      directory.addMember(record.id, displayName, role),
    );
    await directory.linkDevice(device, member);
    return answer(reply, sessionOf(record, member));
  }

  async function enter(
    request: FastifyRequest,
    reply: FastifyReply,
    member: MemberRecord,
    record: WorkspaceRecord,
  ) {
    const taken = await welcome(workspaces, record, async () => {
      if (!directory.member(member.id)?.seatFree) return null;
      await directory.putMember(member);
      return member;
    });
    if (!taken) return sendError(reply, 'seatTaken');
    await directory.linkDevice(deviceFor(app, request, reply), taken);
    return answer(reply, sessionOf(record, taken));
  }
}

function answer(reply: FastifyReply, body: Session | CodeFound): FastifyReply {
  return reply.header('cache-control', 'no-store').send(body);
}

function homeOf(
  device: string | null,
  { directory, mayCreate, fetchesAddresses, signIn }: EntryParts,
): Home {
  const mine = directory.membershipsOf(device).flatMap((member) => {
    const record = directory.workspace(member.workspace);
    if (!record) return [];
    const { sources, created, archived, deleteAt, eraseAt } = record;
    const members = directory
      .membersOf(record.id)
      .filter(({ seatFree, removed }) => !seatFree && !removed).length;
    const times = { created, archived, deleteAt, eraseAt };
    return [{ workspace: toCard(record), member: toMember(member), sources, members, ...times }];
  });
  const known = new Set(mine.map(({ workspace }) => workspace.id));
  const open = directory
    .workspaces()
    .filter(({ id, doorOpen, archived }) => doorOpen && !archived && !known.has(id))
    .map(toCard);
  return { mine, open, mayCreate, fetchesAddresses, signIn };
}
