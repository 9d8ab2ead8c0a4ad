/*
 * An export on its way from the server to a file of the person: piece by piece, with the bytes told, and stopped at will.
 * Not where the pieces are put (export/save-place.ts). A file is there whole, or there is none and a sentence why.
 */
import { parse } from 'content-disposition';
import type { WorkspaceId } from '#core/model/ids.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import type { Selection } from '#core/formats/selection.ts';
import { selectionQuery } from '#sync/selection-query.ts';
import { fileMessages } from '../file-messages.ts';
import { refusalIn } from './ask.ts';
import { Patience } from './patience.ts';

/** How long nothing may come. The server makes the file while it sends it. */
const SILENCE_MS = 60_000;

/** Where the bytes of a file go. */
export interface SavePlace {
  write(piece: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The file is whole. */
  close(): Promise<void>;
  /** Nothing stays of what was written. */
  abandon(): Promise<void>;
}

export interface ExportAsked {
  readonly workspace: WorkspaceId;
  readonly formatId: string;
  readonly selection: Selection;
}

export interface ExportWay {
  readonly signal: AbortSignal;
  /** Bytes so far. */
  readonly told: (bytes: number) => void;
  /** Asked once the server has begun to answer; null when the person takes it back. */
  readonly place: (name: string) => Promise<SavePlace | null>;
}

export interface Exported {
  readonly name: string;
  readonly bytes: number;
}

/** Problems have the path `cancelled`, `network`, `disk` or the code of the server's error. */
export async function downloadExport(
  { workspace, formatId, selection }: ExportAsked,
  { signal, told, place }: ExportWay,
): Promise<Result<Exported>> {
  const address = `/api/workspaces/${workspace}/export/${formatId}${selectionQuery(selection)}`;
  const cancelled = refused({ path: 'cancelled', message: fileMessages.exportCancelled });
  const patience = new Patience(SILENCE_MS);
  let response: Response;
  try {
    response = await fetch(address, { signal: AbortSignal.any([signal, patience.signal]) });
    if (!response.ok) return refusalIn(await response.json());
  } catch {
    if (signal.aborted) return cancelled;
    return refused({ path: 'network', message: fileMessages.exportUnreachable });
  } finally {
    patience.end(); // where to save it, people choose as slowly as they like
  }
  const name = nameIn(response.headers.get('content-disposition')) ?? `crossread-${formatId}`;
  const saved = await place(name).catch((): 'disk' => 'disk');
  if (saved === null || saved === 'disk') {
    await response.body?.cancel().catch(() => undefined);
    return saved === null ? cancelled : refused({ path: saved, message: SENTENCES[saved] });
  }
  const bytes = await poured(response, saved, { signal, patience, told });
  if (typeof bytes === 'number') return accepted({ name, bytes });
  // What cannot be taken away again is an empty file, and no reason to wait for ever.
  await saved.abandon().catch(() => undefined);
  return signal.aborted ? cancelled : refused({ path: bytes, message: SENTENCES[bytes] });
}

const SENTENCES = {
  network: fileMessages.exportBrokeOff,
  disk: fileMessages.exportNotSaved,
} as const;

/** How many bytes came, all of them put away; or what failed. */
async function poured(
  response: Response,
  place: SavePlace,
  { signal, patience, told }: Pick<ExportWay, 'signal' | 'told'> & { readonly patience: Patience },
): Promise<number | keyof typeof SENTENCES> {
  const reader = response.body?.getReader();
  let bytes = 0;
  for (;;) {
    let piece: ReadableStreamReadResult<Uint8Array<ArrayBuffer>> | undefined;
    try {
      patience.heard();
      piece = await reader?.read();
    } catch {
      return 'network';
    } finally {
      patience.end();
    }
    if (signal.aborted) return 'network';
    try {
      if (!piece || piece.done) {
        await place.close();
        return bytes;
      }
      await place.write(piece.value);
    } catch {
      void reader?.cancel();
      return 'disk';
    }
    bytes += piece.value.length;
    told(bytes);
  }
}

function nameIn(disposition: string | null): string | null {
  return parse(disposition ?? '').parameters['filename'] ?? null;
}
