/** The marks of a round as they stood at its reveal, on the texts of now: a document that is opened only while somebody compares. */
import { useEffect, useMemo, useState } from 'react';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import { observeFirstPass, readFirstPass } from '#sync/documents.ts';
import { useObservable } from './observable.ts';
import { useRoom } from './room.ts';

/** Null until it has arrived. */
export function useFirstPass(round: number): readonly PublishedAnnotation[] | null {
  const { anchor, connection, session } = useRoom();
  const place = useObservable(anchor);
  const [records, setRecords] = useState<readonly PublishedAnnotation[] | null>(null);
  useEffect(() => {
    const opened = connection.open({
      kind: 'first-pass',
      workspace: session.workspace.id,
    });
    const { document, provider } = opened;
    let hasArrived = false;
    const read = () => {
      if (hasArrived) setRecords(readFirstPass(document, round));
    };
    const arrived = () => {
      hasArrived = true;
      read();
    };
    provider.on('synced', arrived);
    const stop = observeFirstPass(document, read);
    return () => {
      provider.off('synced', arrived);
      stop();
      opened.close();
    };
  }, [connection, session.workspace.id, round]);
  return useMemo(
    () => records?.map((mark) => ({ ...mark, target: place(mark.target).target })) ?? null,
    [records, place],
  );
}
