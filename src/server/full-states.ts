/*
 * Who joins with nothing is handed the kept state of a document; Hocuspocus then answers only what came since.
 * Not access: a state is owed for a question when that comes in, and sent when the question is let through.
 * Comes from the socket door as a frame; goes back there with another state vector, and to the joining connection.
 */
import { OutgoingMessage, type Connection } from '@hocuspocus/server';
import type * as Y from 'yjs';
import { asksForEverything, questionFrom } from './frames.ts';
import type { KeptState, ServerDocument } from './server-document.ts';

interface Owed {
  readonly live: Y.Doc;
  readonly kept: KeptState;
}

export class FullStates {
  readonly #served = new WeakMap<Y.Doc, ServerDocument>();
  /** By the frame that stands for the question. */
  readonly #owed = new WeakMap<Uint8Array, Owed>();

  /** From now on states of this open document come from the one that the server writes. */
  serve(live: Y.Doc, document: ServerDocument): void {
    this.#served.set(live, document);
  }

  /** The frame itself, unless it asks for all of a document that is served: then the question for the rest. */
  shorten(frame: Uint8Array, liveAt: (name: string) => Y.Doc | undefined): Uint8Array {
    const address = asksForEverything(frame);
    const live = address === null ? undefined : liveAt(address.split('\0')[0] ?? '');
    const kept = live && this.#served.get(live)?.durableState();
    if (address === null || !kept) return frame;
    const question = questionFrom(address, kept.vector);
    this.#owed.set(question, { live, kept });
    return question;
  }

  /** Before the question is answered. As an update, since a page is synced with the answer and not before. */
  send(question: Uint8Array, connection: Connection): void {
    const owed = this.#owed.get(question);
    if (owed?.live !== connection.document) return;
    this.#owed.delete(question);
    const message = new OutgoingMessage(connection.messageAddress).createSyncMessage();
    connection.send(message.writeUpdate(owed.kept.state).toUint8Array());
  }
}
