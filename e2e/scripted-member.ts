/** A member who marks as fast as the server acknowledges, and remembers what was shown as saved. */
import { randomUUID } from 'node:crypto';
import { followKeeping } from '#app/session/keeping.ts';
import * as v from 'valibot';
import { annotationIdSchema, type AnnotationId, type TagId } from '#core/model/ids.ts';
import { currentRevision } from '#core/model/source.ts';
import { targetAt } from '#core/text/quote.ts';
import { readRoomAnnotation, readWorkspace } from '#sync/documents.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { joinOverHttp, openMember, until, type OpenMember } from '../src/testing/wire-client.ts';

export class ScriptedMember {
  readonly written = new Set<AnnotationId>();
  /** Written before a moment at which the page would have said "Saved": the page's own code tells. */
  readonly saved = new Set<AnnotationId>();
  readonly #open: OpenMember;
  readonly #tag: TagId;
  #writing = false;

  private constructor(open: OpenMember, tag: TagId) {
    this.#open = open;
    this.#tag = tag;
    followKeeping(open.providers.notebook, (kept) => {
      if (kept) for (const id of this.written) this.saved.add(id);
    });
  }

  static async join(url: string, name: string, tag: TagId): Promise<ScriptedMember> {
    const { cookie, session } = await joinOverHttp(url, name);
    const open = openMember(url, cookie, session);
    await open.synced;
    return new ScriptedMember(open, tag);
  }

  async writeUntilStopped(random: () => number): Promise<void> {
    this.#writing = true;
    while (this.#writing) {
      this.#write(random);
      await new Promise((resolve) => setTimeout(resolve, random() * 12));
    }
  }

  stopWriting(): void {
    this.#writing = false;
  }

  sees(id: AnnotationId): boolean {
    return readRoomAnnotation(this.#open.readingRoom, id) !== undefined;
  }

  /** Resolves when the member is connected again, by itself, and everything is acknowledged. */
  async reconnected(): Promise<void> {
    await until(() => [...this.written].every((id) => this.saved.has(id)), { timeout: 20_000 });
  }

  close(): void {
    this.#open.close();
  }

  #write(random: () => number): void {
    const [source] = readWorkspace(this.#open.workspace)?.sources ?? [];
    if (!source) throw new Error('the workspace has no source');
    const revision = currentRevision(source);
    const start = Math.floor(random() * (revision.text.length - 60));
    const span = { start, end: start + 5 + Math.floor(random() * 40) };
    const id = v.parse(annotationIdSchema, randomUUID());
    const now = new Date().toISOString();
    this.written.add(id);
    writeNotebookRecord(
      this.#open.notebook,
      {
        id,
        target: targetAt(source, revision, [span]),
        tag: this.#tag,
        codeBookRevision: 1,
        attributes: {},
        note: '',
        created: now,
        modified: now,
      },
      this,
    );
  }
}
