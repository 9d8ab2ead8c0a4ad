/** What members do with a workspace, as it is described. The routes: ../workspace-routes.ts. */
import { WORKSPACE, type DescribedRoute } from './described-route.ts';
import { commandsInWords } from './rights-in-words.ts';

const json = (schema: string) => ({ kind: 'json', schema }) as const;

export const workspaceRoutes: readonly DescribedRoute[] = [
  {
    method: 'post',
    path: '/api/workspaces',
    group: 'Workspaces',
    summary: 'Make a workspace',
    says: 'Without `sources` it gets the ready-made articles. Whoever makes it is its owner; `recoveryKey` is shown once.',
    who: 'anybody',
    body: json('Create'),
    answer: json('Created'),
    errors: ['mayNotCreate', 'badWorkspace'],
  },
  {
    method: 'post',
    path: '/api/workspaces/:id/copy',
    group: 'Workspaces',
    summary: 'Copy a workspace',
    says: 'Its articles and its code book, and the published marks where `marks` is true.',
    who: 'run',
    parameters: [WORKSPACE],
    body: json('Copy'),
    answer: json('Created'),
    errors: ['badRequest', 'mayNotCreate'],
  },
  {
    method: 'post',
    path: '/api/workspaces/:id/commands',
    group: 'Workspaces',
    summary: 'Change a workspace',
    says: `Everything but marks and prose, which go over the socket. What follows from a command is done before the answer. Each needs a right:\n\n${commandsInWords()}`,
    who: 'keep-return-code',
    parameters: [WORKSPACE],
    body: json('Command'),
    answer: json('CommandAnswer'),
    errors: ['badRequest', 'unknownSource', 'unknownMark', 'unknownMember', 'lastOwner'],
  },
  {
    method: 'get',
    path: '/api/workspaces/:id/desk',
    group: 'Workspaces',
    summary: 'What owners and editors need to run it',
    says: '`code` is null for editors.',
    who: 'see-board',
    parameters: [WORKSPACE],
    answer: json('Desk'),
    errors: [],
  },
  {
    method: 'get',
    path: '/api/workspaces/:id/me',
    group: 'Workspaces',
    summary: 'All that the server keeps of me',
    who: 'keep-return-code',
    parameters: [WORKSPACE],
    answer: {
      kind: 'file',
      mediaTypes: ['application/json; charset=utf-8'],
      says: 'The member, every record of the notebook, and the first passes.',
    },
    errors: [],
  },
  {
    method: 'get',
    path: '/api/workspaces/:id/members/:member/data',
    group: 'Workspaces',
    summary: 'All that the server keeps of a member',
    who: 'manage',
    parameters: [WORKSPACE, { in: 'path', name: 'member', says: 'The id of the member.' }],
    answer: {
      kind: 'file',
      mediaTypes: ['application/json; charset=utf-8'],
      says: 'The same file as the member gets.',
    },
    errors: ['unknownMember'],
  },
];
