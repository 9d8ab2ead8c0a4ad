/*
 * A draft that this page has open: its document, whether it is saved, who else is in it, and whether it was shut.
 * Not its record (the desk has it) and not the editor. Kept on this device too, until it is forgotten.
 */
import type { HocuspocusProvider } from '@hocuspocus/provider';
import { useEffect, useState } from 'react';
import * as v from 'valibot';
import type * as Y from 'yjs';
import { toArticleText } from '#core/model/draft-prose.ts';
import type { DraftId, MemberId } from '#core/model/ids.ts';
import { draftFragment, readDraft } from '#sync/draft-document.ts';
import { draftPresenceSchema, type DraftPresence } from '#sync/wire.ts';
import type { Connection, OpenedDocument } from './connection.ts';
import { followKeeping } from './keeping.ts';
import { closeLeftOpen, closeWhenKept } from './left-open.ts';
import { Observable } from './observable.ts';
import { useRoom, type Room } from './room.ts';

export interface DraftState {
  /** There is something to show: from the server, or kept on this device. */
  readonly hasText: boolean;
  /** The server does not let it be opened, or no longer: it was frozen or discarded. */
  readonly isShut: boolean;
  /** The server holds every word that is here, on its disk. */
  readonly isKept: boolean;
  /** This device keeps every word that is here. */
  readonly isKeptHere: boolean;
  /** There may be words here that the server never had. */
  readonly mayBeUnsaved: boolean;
  readonly others: readonly MemberId[];
}

const BEGINNING: DraftState = {
  hasText: false,
  isShut: false,
  isKept: false,
  isKeptHere: true,
  mayBeUnsaved: true,
  others: [],
};

export class OpenDraft {
  readonly state = new Observable<DraftState>(BEGINNING);
  readonly fragment: Y.XmlFragment;
  readonly awareness: HocuspocusProvider['awareness'];
  readonly #opened: OpenedDocument;
  readonly #connection: Connection;
  readonly #name: string;
  readonly #isKept = new Observable(false);

  constructor({ connection, session, me }: Room, draft: DraftId) {
    const workspace = session.workspace.id;
    this.#connection = connection;
    this.#name = draft;
    closeLeftOpen(connection, draft);
    this.#opened = connection.open({ kind: 'draft', workspace, draft }, { presence: true });
    const { document, provider } = this.#opened;
    this.fragment = draftFragment(document);
    this.awareness = provider.awareness;
    const presence: DraftPresence = { member: me.id, cursor: null };
    this.awareness?.setLocalState(presence);
    this.awareness?.on('change', this.#lookWhoIsHere);
    document.on('update', this.#updated);
    provider.on('authenticationFailed', this.#shut);
    provider.on('close', ({ event }: { event: { reason: string } }) => {
      if (event.reason === 'forbidden') this.#shut();
    });
    const { isWhole } = this.#opened.copy;
    isWhole.watch(() => this.#change({ isKeptHere: isWhole.value }));
    followKeeping(provider, (isKept) => {
      this.#isKept.set(isKept);
      this.#change(isKept ? { isKept, mayBeUnsaved: false } : { isKept });
    });
  }

  /** The text as it is here; empty when there is none. */
  text(): string {
    const prose = readDraft(this.#opened.document);
    return prose.ok ? toArticleText(prose.value).text : '';
  }

  close(): void {
    this.awareness?.off('change', this.#lookWhoIsHere);
    this.awareness?.setLocalState(null);
    this.#opened.document.off('update', this.#updated);
    const close = () => this.#opened.close();
    // What the server has shut it takes no words for any more.
    if (this.state.value.isShut) close();
    else closeWhenKept(this.#connection, this.#name, this.#isKept, close);
  }

  /** Closes it and takes its copy off this device. */
  forget(): Promise<void> {
    return this.#opened.forget();
  }

  readonly #shut = (): void => this.#change({ isShut: true });

  readonly #updated = (
    _update: Uint8Array,
    _origin: unknown,
    _document: Y.Doc,
    { local }: Y.Transaction,
  ): void => {
    const hasText = this.fragment.length > 0;
    this.#change(local ? { hasText, mayBeUnsaved: true } : { hasText });
  };

  readonly #lookWhoIsHere = (): void => {
    const others = new Set<MemberId>();
    for (const [client, state] of this.awareness?.getStates() ?? []) {
      const presence = v.safeParse(draftPresenceSchema, state);
      if (presence.success && client !== this.awareness?.clientID) {
        others.add(presence.output.member);
      }
    }
    const ids = [...others].toSorted();
    if (ids.join() !== this.state.value.others.join()) this.#change({ others: ids });
  };

  #change(part: Partial<DraftState>): void {
    const before = this.state.value;
    const next = { ...before, ...part };
    if (JSON.stringify(next) !== JSON.stringify(before)) this.state.set(next);
  }
}

/** Null until it is being opened. `attempt` opens it anew. */
export function useOpenDraft(id: DraftId, attempt: number): OpenDraft | null {
  const room = useRoom();
  const { connection } = room;
  const [open, setOpen] = useState<OpenDraft | null>(null);
  useEffect(() => {
    const opened = new OpenDraft(room, id);
    setOpen(opened);
    return () => {
      opened.close();
      setOpen(null);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- a room that is made anew goes on over the same connection
  }, [connection, id, attempt]);
  return open;
}
