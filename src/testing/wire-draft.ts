/** A draft over the wire as an editor's page has it open: its text, whether it is saved, and what freezing would do. */
import type { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as v from 'valibot';
import * as Y from 'yjs';
import { commandAnswerSchema, type Command } from '#sync/api.ts';
import { draftPreviewSchema, type DraftPreview } from '#sync/file-api.ts';
import type { DraftId } from '#core/model/ids.ts';
import { draftFragment } from '#sync/draft-document.ts';
import { Keeping } from '#sync/keeping.ts';
import { documentName } from '#sync/names.ts';
import { openDocument, openSocket, until, type Joined } from './wire-client.ts';
import { postCommand } from './wire-room.ts';

type Beginning = Extract<Command, { kind: 'begin-draft' }>['from'];

export async function beginDraft(url: string, who: Joined, from: Beginning): Promise<DraftId> {
  const response = await postCommand(url, who, { kind: 'begin-draft', from });
  const answer = v.parse(commandAnswerSchema, await response.json());
  if (!answer.draft) throw new Error('no draft was begun');
  return answer.draft;
}

export async function previewNow(
  url: string,
  { cookie, session }: Joined,
  draft: DraftId,
): Promise<DraftPreview> {
  const address = `${url}/api/workspaces/${session.workspace.id}/drafts/${draft}`;
  const response = await fetch(address, { headers: { cookie } });
  return v.parse(draftPreviewSchema, await response.json());
}

/** Looks and freezes what was seen. @returns the code of the refusal, null when it was frozen. */
export async function freezeNow(url: string, who: Joined, draft: DraftId): Promise<string | null> {
  const { version } = await previewNow(url, who, draft);
  return codeOf(await postCommand(url, who, { kind: 'freeze-draft', draft, version }));
}

/** The code of a refusal, null when it was done. */
export async function codeOf(response: Response): Promise<string | null> {
  if (response.ok) return null;
  const { code } = v.parse(v.object({ code: v.string() }), await response.json());
  return code;
}

export class WireDraft {
  readonly provider: HocuspocusProvider;
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #keeping: Keeping;
  isShut = false;

  private constructor(socket: HocuspocusProviderWebsocket, provider: HocuspocusProvider) {
    this.#socket = socket;
    this.provider = provider;
    provider.on('close', ({ event }: { event: { reason: string } }) => {
      if (event.reason === 'forbidden') this.isShut = true;
    });
    const line = {
      sendStateless: (payload: string) => provider.sendStateless(payload),
      later: (act: () => void) => void setTimeout(act, 20),
      resend: () => provider.forceSync(),
    };
    this.#keeping = new Keeping(provider.document, line, () => undefined);
    provider.on('stateless', ({ payload }: { payload: string }) => this.#keeping.hear(payload));
    if (provider.isSynced) this.#keeping.connected();
    else provider.on('synced', () => this.#keeping.connected());
  }

  /** Resolves when the text has arrived. */
  static async open(url: string, { cookie, session }: Joined, draft: DraftId): Promise<WireDraft> {
    const workspace = session.workspace.id;
    const socket = openSocket(url, cookie);
    const name = documentName({ kind: 'draft', workspace, draft });
    const open = new WireDraft(socket, openDocument(socket, name));
    await until(() => open.provider.isSynced);
    return open;
  }

  /** True when the server has said that it keeps the text as it is here. */
  get isKept(): boolean {
    return this.#keeping.kept;
  }

  blocks(): Y.XmlElement[] {
    return draftFragment(this.provider.document)
      .toArray()
      .flatMap((child) => (child instanceof Y.XmlElement ? [child] : []));
  }

  /** At the end of a block. */
  type(words: string, at = -1): void {
    const block = this.blocks().at(at);
    const text = block?.get(0);
    if (text instanceof Y.XmlText) text.insert(text.length, words);
    else block?.insert(0, [new Y.XmlText(words)]);
  }

  async typeAndSave(words: string, at = -1): Promise<void> {
    this.type(words, at);
    await until(() => this.isKept);
  }

  text(): string[] {
    return this.blocks().map((block) => {
      const text = block.get(0);
      return text instanceof Y.XmlText ? text.toJSON() : '';
    });
  }

  close(): void {
    this.#keeping.close();
    this.provider.destroy();
    this.#socket.destroy();
    this.provider.document.destroy();
  }
}
