/*
 * The way in by an organisation's provider: to it, back from it, and into the workspace that was meant.
 * Not the protocol (sign-in.ts). A code or an open door still says which workspace and which role.
 * The same person is the same member on every device.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as v from 'valibot';
import type { Role } from '#core/model/member.ts';
import { signInWaySchema, type SignInProblem, type SignInWay } from '#sync/api.ts';
import { deviceFor } from './devices.ts';
import type { Directory } from './directory.ts';
import { behindCode, seatsOf, welcome } from './entry.ts';
import { comparableName } from './free-name.ts';
import type { Guesses } from './guesses.ts';
import { sendError } from './http.ts';
import type { MemberRecord, WorkspaceRecord } from './records.ts';
import {
  pendingSchema,
  wasCancelled,
  type Pending,
  type SignedIn,
  type SignIn,
} from './sign-in.ts';
import type { Workspaces } from './workspaces.ts';

const CALLBACK = '/api/sign-in/callback';
const COOKIE = 'crossread-sign-in';
const COOKIE_SECONDS = 10 * 60;
/** As many as join by name: a school sits behind one address. */
const SIGN_INS_PER_MINUTE = 600;

export interface SignInParts {
  readonly directory: Directory;
  readonly workspaces: Workspaces;
  readonly guesses: Guesses;
  readonly signIn: SignIn | null;
  /** Where people reach this server; null: as each request says. */
  readonly publicUrl: URL | null;
}

interface Goal {
  readonly record: WorkspaceRecord;
  readonly role: Role;
  /** The owner's list of names, where the way in goes by it. */
  readonly hasSeats: boolean;
}

export function registerSignInRoutes(app: FastifyInstance, parts: SignInParts): void {
  const { directory, guesses, signIn, publicUrl } = parts;
  const limit = { config: { rateLimit: { max: SIGN_INS_PER_MINUTE, timeWindow: 60_000 } } };
  const returnTo = (request: { protocol: string; host: string }) =>
    new URL(CALLBACK, publicUrl ?? `${request.protocol}://${request.host}`);

  app.post('/api/sign-in', limit, async (request, reply) => {
    if (!signIn) return sendError(reply, 'noSignIn');
    const way = v.safeParse(signInWaySchema, request.body);
    if (!way.success) return sendError(reply, 'badRequest');
    if (way.output.kind === 'code') {
      if (!guesses.mayTry(request.ip, Date.now())) return sendError(reply, 'tooManyGuesses');
      if (!behindCode(way.output.code, parts)) {
        guesses.noteWrong(request.ip, Date.now());
        return sendError(reply, 'noSuchCode');
      }
    }
    try {
      const { location, pending } = await signIn.begin(way.output, returnTo(request));
      keepPending(reply, pending);
      return await reply.header('cache-control', 'no-store').send({ location: location.href });
    } catch (error) {
      request.log.error({ err: error }, 'the sign-in provider does not answer');
      return sendError(reply, 'providerDown');
    }
  });

  app.get(CALLBACK, limit, async (request, reply) => {
    if (!signIn) return sendError(reply, 'noSignIn');
    const pending = pendingIn(app, request.headers.cookie);
    void reply.clearCookie(COOKIE, { path: '/api/sign-in' }); // each answer of the provider is good for once
    if (!pending) return back(reply, 'expired');
    const cameBack = returnTo(request);
    cameBack.search = new URL(request.url, cameBack).search;
    let person: SignedIn;
    try {
      person = await signIn.finish(cameBack, pending);
    } catch (error) {
      if (wasCancelled(error)) return back(reply, 'cancelled');
      request.log.warn({ err: error }, 'a sign-in failed');
      return back(reply, 'failed');
    }
    if (pending.way.kind === 'home') {
      const known = directory.membersBySubject(person.subject).filter(({ removed }) => !removed);
      if (known.length === 0) return back(reply, 'unknown');
      const device = deviceFor(app, request, reply);
      for (const member of known) await directory.linkDevice(device, member);
      return reply.redirect('/');
    }
    const goal = goalOf(pending.way, parts);
    if (!goal) return back(reply, 'closed');
    const member = await memberFor(person, goal, parts);
    if (typeof member === 'string') return back(reply, member);
    await directory.linkDevice(deviceFor(app, request, reply), member);
    return reply.redirect(`/w/${goal.record.id}`);
  });
}

/** Null when the code or the door was closed in the meantime. */
function goalOf(way: Exclude<SignInWay, { kind: 'home' }>, parts: SignInParts): Goal | null {
  if (way.kind === 'door') {
    const record = parts.directory.workspace(way.workspace);
    if (!record?.doorOpen || record.archived) return null;
    return { record, role: 'annotator', hasSeats: false };
  }
  const found = behindCode(way.code, parts);
  if (!found) return null;
  const { record, answer } = found;
  return { record, role: answer.role, hasSeats: answer.seats !== null };
}

/** The same member as before; else the seat of that name, where there is a list; else a new member. */
async function memberFor(
  { subject, displayName }: SignedIn,
  { record, role, hasSeats }: Goal,
  { directory, workspaces }: SignInParts,
): Promise<MemberRecord | SignInProblem> {
  return welcome(workspaces, record, async () => {
    const known = directory
      .membersBySubject(subject)
      .find(({ workspace }) => workspace === record.id);
    if (known) return known.removed ? 'removed' : known;
    const seats = hasSeats ? seatsOf(directory, record) : null;
    if (!seats) return directory.addMember(record.id, displayName, role, { subject });
    const seat = seats.find(
      (one) => one.seatFree && comparableName(one.displayName) === comparableName(displayName),
    );
    if (!seat) return 'not-listed';
    const taken = { ...seat, seatFree: false, subject };
    await directory.putMember(taken);
    return taken;
  });
}

function keepPending(reply: FastifyReply, pending: Pending): void {
  void reply.setCookie(COOKIE, JSON.stringify(pending), {
    path: '/api/sign-in',
    httpOnly: true,
    sameSite: 'lax',
    secure: 'auto',
    signed: true,
    maxAge: COOKIE_SECONDS,
  });
}

function pendingIn(app: FastifyInstance, cookieHeader: string | undefined): Pending | null {
  const signed = app.parseCookie(cookieHeader ?? '')[COOKIE];
  const cookie = signed === undefined ? null : app.unsignCookie(signed);
  if (!cookie?.valid) return null;
  const pending = v.safeParse(v.pipe(v.string(), v.parseJson(), pendingSchema), cookie.value);
  return pending.success ? pending.output : null;
}

function back(reply: FastifyReply, problem: SignInProblem): FastifyReply {
  return reply.redirect(`/join?problem=${problem}`);
}
