/*
 * All workspaces of a server: opened when somebody first needs them, made, copied, and erased when their day comes.
 * Not what happens inside one (open-workspace.ts, commands.ts).
 */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import * as Y from 'yjs';
import { workspaceIdSchema, type WorkspaceId } from '#core/model/ids.ts';
import { isRevealDue } from '#core/model/reveal.ts';
import { settingsOf, type WorkspaceContent } from '#core/model/workspace.ts';
import { writeWorkspace } from '#sync/documents.ts';
import { documentName } from '#sync/names.ts';
import { progressOf } from './board.ts';
import { freeCode, setPhase, type CommandParts } from './commands.ts';
import { eraseDiscarded, isErasureDue } from './drafts.ts';
import { eraseWorkspace } from './erasure.ts';
import { OpenWorkspace, type WorkspaceParts } from './open-workspace.ts';
import type { WorkspaceRecord } from './records.ts';

export class Workspaces {
  readonly #parts: WorkspaceParts & CommandParts;
  readonly #open = new Map<string, Promise<OpenWorkspace>>();

  constructor(parts: WorkspaceParts & CommandParts) {
    this.#parts = parts;
  }

  /** Null when there is no such workspace. */
  async open(id: string): Promise<OpenWorkspace | null> {
    const record = this.#parts.directory.workspace(id);
    if (!record) return null;
    const opening = this.#open.get(id) ?? OpenWorkspace.open(record.id, this.#parts);
    this.#open.set(id, opening);
    try {
      return await opening;
    } catch (error) {
      this.#open.delete(id);
      throw error;
    }
  }

  /** Writes a new workspace through the log. Its members are the caller's to add. */
  async create(
    content: WorkspaceContent,
    { doorOpen }: { doorOpen: boolean },
  ): Promise<WorkspaceRecord> {
    const { directory, log, now } = this.#parts;
    const { settings } = content;
    const document = new Y.Doc();
    writeWorkspace(document, content);
    await log.append(
      documentName({ kind: 'workspace', workspace: settings.id }),
      Y.encodeStateAsUpdate(document),
    );
    document.destroy();
    const record: WorkspaceRecord = {
      id: settings.id,
      settings,
      sources: content.sources.length,
      created: now().toISOString(),
      code: freeCode(directory),
      codeOpen: true,
      doorOpen,
      recovery: null,
      invitations: [],
      hidden: [],
      drafts: [],
      archived: false,
      deleteAt: null,
      eraseAt: null,
    };
    await directory.putWorkspace(record);
    return record;
  }

  /** Erases what is due, drafts that were discarded long ago too, and ends independent work where its rule has come true. */
  async lookAtTheClock(): Promise<void> {
    const { directory, now } = this.#parts;
    const moment = now();
    for (const { id, deleteAt, eraseAt, settings, drafts } of directory.workspaces()) {
      const isDraftDue = drafts.some((draft) => isErasureDue(draft, moment));
      if ([deleteAt, eraseAt].some((at) => at !== null && new Date(at) <= moment)) {
        await this.#erase(id);
      } else if (settings.phase === 'independent' && settings.reveal.kind !== 'by-hand') {
        await this.#revealWhenDue(id, moment);
      }
      if (isDraftDue) await this.#eraseDrafts(id, moment);
    }
  }

  /** Publishes what waits everywhere. */
  async stop(): Promise<void> {
    for (const opening of this.#open.values()) await (await opening).publication.stop();
  }

  async #revealWhenDue(id: WorkspaceId, moment: Date): Promise<void> {
    const workspace = await this.open(id);
    if (!workspace || !isRevealDue(workspace.settings, progressOf(workspace), moment)) return;
    await workspace.change(() => setPhase(workspace, 'open', this.#parts.directory));
  }

  async #eraseDrafts(id: WorkspaceId, moment: Date): Promise<void> {
    const workspace = await this.open(id);
    await workspace?.change(() => eraseDiscarded(workspace, moment, this.#parts));
  }

  async #erase(id: WorkspaceId): Promise<void> {
    const workspace = await this.open(id);
    await workspace?.publication.stop();
    this.#open.delete(id);
    await eraseWorkspace(id, this.#parts);
  }
}

/** An id that no other workspace has, and settings that nobody has changed. */
export function newSettings(title: string): WorkspaceContent['settings'] {
  return settingsOf(v.parse(workspaceIdSchema, `w-${randomUUID()}`), title, 'setup');
}
