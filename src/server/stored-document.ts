import * as Y from 'yjs';
import type { StoredDocument } from './storage.ts';

/**
 * The document that snapshot and updates make, garbage collected.
 * An update that cannot be applied is passed to `damaged` and left out, so that one bad row never
 * keeps a document from opening.
 */
export function toDocument(stored: StoredDocument, damaged?: (error: unknown) => void): Y.Doc {
  const document = new Y.Doc();
  const parts = stored.snapshot ? [stored.snapshot, ...stored.updates] : stored.updates;
  document.transact(() => {
    for (const part of parts) {
      try {
        Y.applyUpdate(document, part);
      } catch (error) {
        damaged?.(error);
      }
    }
  });
  return document;
}

/** The same as one update, null when nothing is stored. Updates that wait for others are kept. */
export function toState(
  stored: StoredDocument,
  damaged?: (error: unknown) => void,
): Uint8Array | null {
  if (!stored.snapshot && stored.updates.length === 0) return null;
  if (stored.snapshot && stored.updates.length === 0) return stored.snapshot;
  const document = toDocument(stored, damaged);
  const state = Y.encodeStateAsUpdate(document);
  document.destroy();
  return state;
}
