/*
 * One route of the HTTP API as it is described: for people who write programs, and for the test that holds the
 * description against the routes that the server really has. Not the document itself (openapi.ts).
 */
import type { Action } from '#core/model/rights.ts';
import type { HttpErrorCode } from '../messages.ts';

export const GROUPS = {
  'Ways in':
    'Joining with a code, coming back, signing in. They set the cookie that all else asks for.',
  Workspaces: 'Making them, running them, leaving with one’s data.',
  'In and out': 'Exports, and files of other tools. A body is the file itself, up to 50 MB.',
  Description: 'This description, and the schemas of our own files.',
} as const;

export interface Parameter {
  readonly in: 'path' | 'query';
  readonly name: string;
  readonly says: string;
  /** JSON Schema; any text when left out. */
  readonly schema?: object;
  readonly required?: boolean;
}

/** JSON of a named schema (schemas.ts), a file, or a page. */
export type Content =
  | { readonly kind: 'json'; readonly schema: string }
  | { readonly kind: 'file'; readonly mediaTypes: readonly string[]; readonly says: string }
  | { readonly kind: 'redirect'; readonly says: string };

export interface DescribedRoute {
  readonly method: 'get' | 'post' | 'delete';
  /** As fastify has it: `/api/workspaces/:id/desk`. */
  readonly path: string;
  readonly group: keyof typeof GROUPS;
  readonly summary: string;
  /** Sentences, Markdown. */
  readonly says?: string;
  /** `anybody`, or a member who may do that in the phase of the workspace. */
  readonly who: 'anybody' | Action | readonly [Action, Action];
  readonly parameters?: readonly Parameter[];
  readonly body?: Content;
  readonly answer: Content;
  /** Besides those that every route may answer with (openapi.ts). */
  readonly errors: readonly HttpErrorCode[];
}

export const WORKSPACE: Parameter = {
  in: 'path',
  name: 'id',
  says: 'The workspace: the part of its address behind `/w/`.',
};
