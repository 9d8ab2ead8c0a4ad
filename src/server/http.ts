/*
 * The HTTP side: the built pages, security headers, errors as sentences.
 * Not sockets (socket-door.ts) and not the routes, which register themselves on this app.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import type { Problem } from '#core/model/result.ts';
import { FormError } from './file-bodies.ts';
import { HTTP_ERRORS, type HttpErrorCode } from './messages.ts';
import { isOtherSite } from './same-site.ts';

export async function createHttp(
  secret: string,
  logLevel: string,
  routeAdded: (method: string, path: string) => void = () => undefined,
): Promise<FastifyInstance> {
  const app = Fastify({
    // No address of a person is ever written down, and nothing that a provider sends along in a query.
    logger: {
      level: logLevel,
      serializers: { req: ({ method, url }) => ({ method, url: url.replace(/\?.*/s, '') }) },
    },
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    // What no route is looked for: an address that cannot be decoded.
    frameworkErrors: (error, _, reply) => void sendError(reply, codeOf(error)),
  });
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routeAdded(one, url);
  });
  await app.register(fastifyCookie, { secret });
  await app.register(fastifyRateLimit, { global: false });
  await app.register(fastifyHelmet, {
    strictTransportSecurity: false, // plain http on a class's own machine is a supported way to run
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // the component library sets inline styles
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  app.addHook('onRequest', async (request, reply) => {
    const changesSomething = request.method !== 'GET' && request.method !== 'HEAD';
    if (changesSomething && isOtherSite(request.headers)) return sendError(reply, 'otherSite');
    return undefined;
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const code = codeOf(error);
    if (code === 'internal') request.log.error({ err: error }, 'request failed');
    return sendError(reply, code);
  });
  return app;
}

function codeOf(error: FastifyError): HttpErrorCode {
  if (error instanceof FormError) return 'noForm';
  if (error.statusCode === 429) return 'tooManyJoins';
  if (error.statusCode === 413) return 'tooLarge';
  return error.statusCode !== undefined && error.statusCode < 500 ? 'badRequest' : 'internal';
}

export function sendError(reply: FastifyReply, code: HttpErrorCode): FastifyReply {
  const { status, message } = HTTP_ERRORS[code];
  return reply.code(status).header('cache-control', 'no-store').send({ code, message });
}

/** A sentence of the catalogue, and what exactly is wrong where: for whoever wrote the request or the file. */
export function sendProblems(
  reply: FastifyReply,
  code: HttpErrorCode,
  problems: readonly Problem[],
): FastifyReply {
  const { status, message } = HTTP_ERRORS[code];
  return reply.code(status).header('cache-control', 'no-store').send({ code, message, problems });
}

/** The built pages; every address without a file of its own is the page, which reads its state from the URL. */
export async function registerPages(app: FastifyInstance, staticFolder: string): Promise<void> {
  const hasPages = existsSync(join(staticFolder, 'index.html'));
  if (hasPages) {
    await app.register(fastifyStatic, {
      root: staticFolder,
      cacheControl: false,
      preCompressed: true,
      setHeaders(reply, path) {
        const isHashed = path.startsWith(join(staticFolder, 'assets'));
        reply.header(
          'cache-control',
          isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?');
    const isPage =
      request.method === 'GET' && !path.startsWith('/api/') && !/\.[a-z0-9]+$/i.test(path);
    if (!isPage) return sendError(reply, 'notFound');
    return hasPages ? reply.sendFile('index.html') : sendError(reply, 'notBuilt');
  });
}
