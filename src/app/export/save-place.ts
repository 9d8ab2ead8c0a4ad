/*
 * Where a download is put. Browsers that let a page write into a file get it piece by piece, so that memory stays flat;
 * the others (Safari, Firefox, pages without https) collect it and give it as one file.
 */
import { giveFile } from '../frame/give-file.ts';
import type { SavePlace } from '../session/export-api.ts';

interface FileHandle extends FileSystemFileHandle {
  /** Not in every browser that has the picker. */
  remove?(): Promise<void>;
}

declare global {
  interface Window {
    showSaveFilePicker?(options: { readonly suggestedName: string }): Promise<FileHandle>;
  }
}

/** Null when the person closes the browser's own dialog. */
export async function savePlace(name: string): Promise<SavePlace | null> {
  // A picker is only opened soon after a press; who waited longer gets the file as other browsers give it.
  if (!window.showSaveFilePicker || !navigator.userActivation.isActive) return inMemory(name);
  let handle: FileHandle;
  try {
    handle = await window.showSaveFilePicker({ suggestedName: name });
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? null : inMemory(name);
  }
  return intoFile(handle);
}

async function intoFile(handle: FileHandle): Promise<SavePlace> {
  const file = await handle.createWritable();
  return {
    write: (piece) => file.write(piece),
    close: () => file.close(),
    abandon: async () => {
      await file.abort();
      await handle.remove?.(); // the picker has made it, empty
    },
  };
}

function inMemory(name: string): SavePlace {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  return {
    write: async (piece) => {
      pieces.push(piece);
    },
    close: async () => giveFile(name, new Blob(pieces, { type: 'application/octet-stream' })),
    abandon: async () => {
      pieces.length = 0;
    },
  };
}
