/** Notebooks as the librarian reads them: every record as unknown data, and what a transaction touched. */
import type * as Y from 'yjs';
import type { MemberId } from '#core/model/ids.ts';
import { PLAIN_KINDS } from '#core/model/plain-records.ts';
import {
  observeNotebook,
  observePlainRecords,
  readNotebook,
  readNotebookRecord,
  readPlainRecords,
  readPlainRecord,
} from '#sync/notebook-document.ts';
import type { NotebookChange, RecordKind } from './judge.ts';

/** All that a notebook holds, as if it had just been written. */
export function notebookChanges(document: Y.Doc, writer: MemberId): NotebookChange[] {
  const ofKind = (kind: RecordKind, records: ReadonlyMap<string, unknown>) =>
    [...records].map(([key, record]): NotebookChange => ({ writer, kind, key, record }));
  return [
    ...ofKind('annotations', readNotebook(document)),
    ...PLAIN_KINDS.flatMap((kind) => ofKind(kind, readPlainRecords(document, kind))),
  ];
}

/** Calls back with each record that a transaction touched. Never throws, whatever a client wrote. */
export function observeNotebookChanges(
  document: Y.Doc,
  writer: MemberId,
  changed: (change: NotebookChange) => void,
): void {
  observeNotebook(document, (keys) => {
    for (const key of keys) {
      const record = readable(() => readNotebookRecord(document, key));
      changed({ writer, kind: 'annotations', key, record });
    }
  });
  for (const kind of PLAIN_KINDS) {
    observePlainRecords(document, kind, (keys) => {
      for (const key of keys) {
        const record = readable(() => readPlainRecord(document, kind, key));
        changed({ writer, kind, key, record });
      }
    });
  }
}

/** Nesting deeper than the stack is not read; the librarian then refuses the string that stands for it. */
function readable(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return 'unreadable';
  }
}
