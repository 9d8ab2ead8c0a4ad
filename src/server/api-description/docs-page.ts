/*
 * The description of the HTTP API for people (/api/docs) and programs (/api/openapi.json), and the schemas of our files.
 * Not what is described (openapi.ts). Swagger UI shows it, from this server: no request leaves it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as v from 'valibot';
import { sendError } from '../http.ts';
import { PUBLISHED_SCHEMAS, publishedSchema } from './json-schemas.ts';
import { openApiDocument } from './openapi.ts';

/** Swagger UI as @fastify/swagger-ui brings it: built, in one file, without anything that reports home. */
const SWAGGER_UI = fileURLToPath(new URL('static/', import.meta.resolve('@fastify/swagger-ui')));

/** Tighter than that of the app: this page needs nothing but its own files. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:", // the icons in the style sheet of Swagger UI
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>HTTP API – Crossread</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/api/docs/ui/swagger-ui.css" />
    <link rel="stylesheet" href="/api/docs/page.css" />
  </head>
  <body>
    <div id="api"><p>The description is at <a href="/api/openapi.json">/api/openapi.json</a>.</p></div>
    <script src="/api/docs/ui/swagger-ui-bundle.js"></script>
    <script src="/api/docs/page.js"></script>
  </body>
</html>
`;

const SCRIPT = `const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();
SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  displayOperationId: false,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
});
`;

const STYLE = `body { margin: 0; background: #faf8f4; }
html.dark-mode body { background: #1c2022; }
#api > p { font: 1rem/1.5 system-ui, sans-serif; padding: 1rem; }
.swagger-ui :focus-visible { outline: 3px solid #1d4ed8; outline-offset: 2px; }
html.dark-mode .swagger-ui :focus-visible { outline-color: #93c5fd; }
.swagger-ui .scheme-container, .swagger-ui .authorization__btn { display: none; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1d5fa8; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #15703f; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #b42318; }
.swagger-ui .info .title small, .swagger-ui .info .title small.version-stamp { background: #4b5563; }
html:not(.dark-mode) .swagger-ui a, html:not(.dark-mode) .swagger-ui .info .link .url { color: #1d4ed8; }
html:not(.dark-mode) .swagger-ui .markdown code, html:not(.dark-mode) .swagger-ui .renderedMarkdown code { color: #6b1fb1; background: #eee9f5; }
.swagger-ui .info { margin: 1.5rem 0; }
.swagger-ui .opblock .opblock-summary-path { max-width: none; word-break: break-word; }
@media (max-width: 40rem) {
  .swagger-ui .wrapper { padding: 0 0.75rem; }
  .swagger-ui .opblock .opblock-summary-control { flex-wrap: wrap; }
  .swagger-ui .opblock .opblock-summary-description { flex-basis: 100%; }
  .swagger-ui table, .swagger-ui .opblock-description-wrapper { overflow-wrap: anywhere; }
}
`;

const manifestSchema = v.object({ version: v.string() });

export async function registerApiDescription(app: FastifyInstance): Promise<void> {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  const { version } = v.parse(manifestSchema, manifest);
  let described: string | undefined; // made when somebody first asks

  app.get('/api/openapi.json', (_, reply) => {
    described ??= JSON.stringify(openApiDocument(version));
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(described);
  });

  app.get<{ Params: { file: string } }>('/api/schemas/:file', (request, reply) => {
    const schema = PUBLISHED_SCHEMAS.find(({ file }) => file === request.params.file);
    if (!schema) return sendError(reply, 'notFound');
    return reply
      .type('application/schema+json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(`${JSON.stringify(publishedSchema(schema), null, 2)}\n`);
  });

  await app.register(async (scope) => {
    scope.addHook('onSend', async (_, reply) => {
      void reply.header('content-security-policy', POLICY);
    });
    scope.get('/api/docs', (_, reply) => sendText(reply, 'text/html', PAGE));
    scope.get('/api/docs/page.js', (_, reply) => sendText(reply, 'text/javascript', SCRIPT));
    scope.get('/api/docs/page.css', (_, reply) => sendText(reply, 'text/css', STYLE));
    await scope.register(fastifyStatic, {
      root: SWAGGER_UI,
      prefix: '/api/docs/ui/',
      decorateReply: false,
      maxAge: '1d',
    });
  });
}

function sendText(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply.type(`${type}; charset=utf-8`).header('cache-control', 'no-cache').send(text);
}
