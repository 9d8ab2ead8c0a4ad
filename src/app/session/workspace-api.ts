/** What members do with a workspace as a whole: make, copy, command. */
import type { WorkspaceId } from '#core/model/ids.ts';
import type { Result } from '#core/model/result.ts';
import {
  commandAnswerSchema,
  createdSchema,
  type Command,
  type CommandAnswer,
  type Create,
  type Created,
} from '#sync/api.ts';
import { ask } from './ask.ts';
import { remember } from './remembered.ts';

export async function createWorkspace(asked: Create): Promise<Result<Created>> {
  return remembering(await ask(createdSchema, '/api/workspaces', 'POST', asked));
}

export async function copyWorkspace(
  workspace: WorkspaceId,
  copy: { readonly title: string; readonly marks: boolean },
): Promise<Result<Created>> {
  return remembering(await ask(createdSchema, `/api/workspaces/${workspace}/copy`, 'POST', copy));
}

export function sendCommand(
  workspace: WorkspaceId,
  command: Command,
): Promise<Result<CommandAnswer>> {
  return ask(commandAnswerSchema, `/api/workspaces/${workspace}/commands`, 'POST', command);
}

function remembering(answer: Result<Created>): Result<Created> {
  if (answer.ok) remember(answer.value.session);
  return answer;
}
