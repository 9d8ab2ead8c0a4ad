/*
 * When may a screen say "Saved"? When the server has said that it holds this very state of the notebook.
 * The provider's own count of outstanding updates does not serve: updates queued while the line was down are
 * acknowledged beside the handshake that carried them already, so after a reconnection the count is short.
 * The client asks with a snapshot of its document; the server, which logs to disk before it applies, answers.
 */
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as v from 'valibot';
import * as Y from 'yjs';
import { noticeSchema } from './wire.ts';

/** Client to server, over the notebook's connection: do you hold at least this state? */
export const keepQuestionSchema = v.strictObject({
  type: v.literal('keep?'),
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  snapshot: v.pipe(v.string(), v.base64(), v.maxLength(4 * 1024 * 1024)),
});
export type KeepQuestion = v.InferOutput<typeof keepQuestionSchema>;

/** True when the document holds every insertion and every deletion of the snapshot. */
export function holds(document: Y.Doc, snapshot: Y.Snapshot): boolean {
  const here = Y.snapshot(document);
  for (const [client, clock] of snapshot.sv) {
    if ((here.sv.get(client) ?? 0) < clock) return false;
  }
  return Y.equalDeleteSets(here.ds, Y.mergeDeleteSets([here.ds, snapshot.ds]));
}

/** The server's answer to a question, null when what it asks about is no snapshot. */
export function answerKeepQuestion(document: Y.Doc, question: KeepQuestion): string | null {
  const { version } = question;
  try {
    const snapshot = Y.decodeSnapshot(fromBase64(question.snapshot));
    return JSON.stringify({ type: 'kept', version, kept: holds(document, snapshot) });
  } catch {
    // A snapshot comes from a client: lib0 throws on bytes that end too early.
    return null;
  }
}

/** What Keeping needs of a connection. */
export interface KeepingLine {
  sendStateless(payload: string): void;
  /** Calls back after a moment, which grows with the times: the handshake may still be under way. */
  later(act: () => void, times: number): void;
  /** Tells the server once more all that it has not. */
  resend(): void;
}

/** So often the server may say no because a change is still on its way; after that, it has not come. */
const ON_ITS_WAY = 3;

/** Follows a document and says whether the server keeps its present state. */
export class Keeping {
  readonly #document: Y.Doc;
  readonly #line: KeepingLine;
  readonly #changed: (kept: boolean) => void;
  #version = 0;
  #keptVersion = -1;
  #connected = false;
  #asked = false;
  /** How often the server has said no, one time after the other. */
  #refusals = 0;

  constructor(document: Y.Doc, line: KeepingLine, changed: (kept: boolean) => void) {
    this.#document = document;
    this.#line = line;
    this.#changed = changed;
    document.on('update', this.#updated);
  }

  get kept(): boolean {
    return this.#keptVersion === this.#version;
  }

  /** The handshake after a connection is done: the server can be asked from now on. */
  connected(): void {
    this.#connected = true;
    this.#asked = false;
    this.#ask();
  }

  /** Nothing is known of the server any more until the next connection. */
  disconnected(): void {
    this.#connected = false;
    this.#asked = false;
    this.#keptVersion = -1;
    this.#changed(false);
  }

  /** One may write again: what was turned away until now is sent at once. */
  mayWriteAgain(): void {
    if (!this.#connected || this.kept) return;
    this.#refusals = 0;
    this.#line.resend();
    this.#ask();
  }

  /** A stateless message of the server; those about other things are passed over. */
  hear(payload: string): void {
    const notice = v.safeParse(v.pipe(v.string(), v.parseJson(), noticeSchema), payload);
    if (!notice.success || notice.output.type !== 'kept' || !this.#asked) return;
    this.#asked = false;
    if (notice.output.kept) this.#keptVersion = Math.max(this.#keptVersion, notice.output.version);
    if (notice.output.kept) {
      this.#refusals = 0;
      this.#ask();
    } else {
      this.#line.later(this.#askAgain, ++this.#refusals);
    }
    this.#changed(this.kept);
  }

  close(): void {
    this.disconnected();
    this.#document.off('update', this.#updated);
  }

  readonly #updated = (): void => {
    this.#version++;
    this.#changed(false);
    this.#ask();
  };

  // What was written while one might not write was turned away, and the provider does not send it when one may again.
  readonly #askAgain = (): void => {
    if (this.#connected && !this.kept && this.#refusals > ON_ITS_WAY) this.#line.resend();
    this.#ask();
  };

  #ask(): void {
    if (!this.#connected || this.#asked || this.kept) return;
    this.#asked = true;
    const snapshot = toBase64(Y.encodeSnapshot(Y.snapshot(this.#document)));
    const question: KeepQuestion = { type: 'keep?', version: this.#version, snapshot };
    this.#line.sendStateless(JSON.stringify(question));
  }
}
