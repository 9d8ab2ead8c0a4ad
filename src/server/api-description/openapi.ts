/*
 * The description of the HTTP API as an OpenAPI 3.1 document, made of one table of routes and our own schemas.
 * Not the page that shows it (docs-page.ts). openapi.test.ts holds the table against the routes of a real server.
 */
import { HTTP_ERRORS, type HttpErrorCode } from '../messages.ts';
import { GROUPS, type Content, type DescribedRoute, type Parameter } from './described-route.ts';
import { entryRoutes } from './entry-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { whoInWords } from './rights-in-words.ts';
import { namedSchemas } from './schemas.ts';
import { workspaceRoutes } from './workspace-routes.ts';

export const describedRoutes: readonly DescribedRoute[] = [
  ...entryRoutes,
  ...workspaceRoutes,
  ...fileRoutes,
];

const ABOUT = `What the pages of Crossread ask the server for, open to programs too.

**Who you are** is said by the cookie \`crossread\`: the signed id of a device, set by every way in. Keep it, and send it back. There are no other tokens.

**Requests** that change something carry \`Content-Type: application/json\`, or are the file itself. A browser on another site is refused.

**Errors** have a code and a sentence that says what to do; files and choices have a list of what is wrong where.

**Marks, notes and the articles themselves** are Yjs documents over the WebSocket \`/api/socket\`, not HTTP. Read them with an export; bring them in with an import.`;

/** A value for JSON. `version` is that of the program. */
export function openApiDocument(version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Crossread',
      version,
      description: ABOUT,
      license: { name: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(GROUPS).map(([name, description]) => ({ name, description })),
    paths: pathsOf(describedRoutes),
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        device: {
          type: 'apiKey',
          in: 'cookie',
          name: 'crossread',
          description: 'Set by every way in.',
        },
      },
    },
  };
}

function pathsOf(routes: readonly DescribedRoute[]): object {
  const byPath = Map.groupBy(routes, ({ path }) => path.replace(/:(\w+)/g, '{$1}'));
  return Object.fromEntries(
    [...byPath].map(([path, same]) => [
      path,
      Object.fromEntries(same.map((route) => [route.method, operation(route)])),
    ]),
  );
}

function operation(route: DescribedRoute): object {
  const { group, summary, says = '', who, parameters = [], body, answer } = route;
  return {
    tags: [group],
    operationId: operationId(route),
    summary,
    description: [says, `**Who:** ${whoInWords(who)}`].filter((part) => part !== '').join('\n\n'),
    security: who === 'anybody' ? [] : [{ device: [] }],
    ...(parameters.length > 0 && { parameters: parameters.map(parameter) }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: { ...success(answer), ...failures(route) },
  };
}

/** Different for each: `postWorkspacesIdCopy`. */
function operationId({ method, path }: DescribedRoute): string {
  const words = path.replace('/api/', '').split(/[^A-Za-z0-9]+/);
  const named = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return method + named.join('');
}

function parameter({ in: place, name, says, schema, required }: Parameter): object {
  return {
    in: place,
    name,
    description: says,
    required: place === 'path' || (required ?? false),
    schema: schema ?? { type: 'string' },
  };
}

function success(answer: Content): object {
  if (answer.kind === 'redirect') return { 302: { description: answer.says } };
  const description = answer.kind === 'json' ? 'Done.' : answer.says;
  return { 200: { description, content: contentOf(answer) } };
}

function contentOf(content: Content): object {
  switch (content.kind) {
    case 'json':
      return { 'application/json': { schema: { $ref: `#/components/schemas/${content.schema}` } } };
    case 'file':
      return Object.fromEntries(content.mediaTypes.map((type) => [type, {}]));
    case 'redirect':
      return {};
  }
}

/** A status may have several reasons: the body's `code` says which. */
function failures({ method, who, errors }: DescribedRoute): object {
  const member: readonly HttpErrorCode[] =
    who === 'anybody' ? [] : ['noWorkspace', 'notJoined', 'mayNot'];
  const always: readonly HttpErrorCode[] =
    method === 'get' ? ['internal'] : ['otherSite', 'internal'];
  const codes = [...new Set([...errors, ...member, ...always])];
  const byStatus = Map.groupBy(codes, (code) => HTTP_ERRORS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((code) => `\`${code}\`: ${HTTP_ERRORS[code].message}`).join('\n\n'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  );
}
