/** Workspaces as a whole, over HTTP: which are mine, new ones, copies, and commands. */
import type { WorkspaceId } from '#core/model/ids.ts';
import type { Result } from '#core/model/result.ts';
import {
  commandAnswerSchema,
  createdSchema,
  deskSchema,
  homeSchema,
  type Command,
  type CommandAnswer,
  type Create,
  type Created,
  type Desk,
  type Home,
} from '#sync/api.ts';
import { ask } from './ask.ts';
import { remember } from './remembered.ts';

/** Behind it wait the workspaces that this device keeps, so nobody waits long. */
const HOME_MS = 10_000;

export function fetchHome(): Promise<Result<Home>> {
  return ask(homeSchema, 'GET', '/api/home', undefined, AbortSignal.timeout(HOME_MS));
}

export async function createWorkspace(asked: Create): Promise<Result<Created>> {
  return remembering(await ask(createdSchema, 'POST', '/api/workspaces', asked));
}

export async function copyWorkspace(
  id: WorkspaceId,
  title: string,
  marks: boolean,
): Promise<Result<Created>> {
  return remembering(
    await ask(createdSchema, 'POST', `/api/workspaces/${id}/copy`, { title, marks }),
  );
}

export function sendCommand(id: WorkspaceId, command: Command): Promise<Result<CommandAnswer>> {
  return ask(commandAnswerSchema, 'POST', `/api/workspaces/${id}/commands`, command);
}

export function fetchDesk(id: WorkspaceId): Promise<Result<Desk>> {
  return ask(deskSchema, 'GET', `/api/workspaces/${id}/desk`);
}

/** Whoever makes a workspace is a member of it. */
function remembering(answer: Result<Created>): Result<Created> {
  if (answer.ok) remember(answer.value.session);
  return answer;
}
