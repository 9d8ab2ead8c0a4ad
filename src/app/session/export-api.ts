/*
 * An export on its way from the server to a file of the person: piece by piece, with the bytes told, and stopped at will.
 * Not where the pieces are put (export/save-place.ts). A file is there whole, or there is none and a sentence why.
 */
import type { WorkspaceId } from '#core/model/ids.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import type { Selection } from '#core/formats/selection.ts';
import { selectionQuery } from '#sync/selection-query.ts';
import { messages } from '../messages.ts';
import { refusalIn } from './ask.ts';

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
  const cancelled = refused({ path: 'cancelled', message: messages.exportCancelled });
  let response: Response;
  try {
    response = await fetch(address, { signal });
    if (!response.ok) return refusalIn(await response.json());
  } catch {
    if (signal.aborted) return cancelled;
    return refused({ path: 'network', message: messages.exportUnreachable });
  }
  const name = nameIn(response.headers.get('content-disposition')) ?? `crossread-${formatId}`;
  const saved = await place(name);
  if (!saved) {
    await response.body?.cancel();
    return cancelled;
  }
  const bytes = await poured(response, saved, signal, told);
  if (typeof bytes === 'number') return accepted({ name, bytes });
  await saved.abandon();
  return signal.aborted ? cancelled : refused({ path: bytes, message: SENTENCES[bytes] });
}

const SENTENCES = { network: messages.exportBrokeOff, disk: messages.exportNotSaved } as const;

/** How many bytes came, all of them put away; or what failed. */
async function poured(
  response: Response,
  place: SavePlace,
  signal: AbortSignal,
  told: (bytes: number) => void,
): Promise<number | keyof typeof SENTENCES> {
  const reader = response.body?.getReader();
  let bytes = 0;
  for (;;) {
    let piece: ReadableStreamReadResult<Uint8Array<ArrayBuffer>> | undefined;
    try {
      piece = await reader?.read();
    } catch {
      return 'network';
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
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? null;
}
