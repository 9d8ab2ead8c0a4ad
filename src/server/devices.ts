/** The cookie: the signed id of a device, made when a code is first looked up on it, or somebody joins. It says nothing else. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'crossread';
const COOKIE_SECONDS = 365 * 24 * 60 * 60;

/** Null for a browser without a cookie of this server. */
export function deviceFromCookie(
  app: FastifyInstance,
  cookieHeader: string | undefined,
): string | null {
  const signed = app.parseCookie(cookieHeader ?? '')[COOKIE];
  const cookie = signed === undefined ? null : app.unsignCookie(signed);
  return cookie?.valid ? cookie.value : null;
}

/** The device of the request; a new one is told by a cookie in the reply. */
export function deviceFor(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
): string {
  const known = deviceFromCookie(app, request.headers.cookie);
  if (known !== null) return known;
  const device = randomUUID();
  void reply.setCookie(COOKIE, device, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: 'auto',
    signed: true,
    maxAge: COOKIE_SECONDS,
  });
  return device;
}
