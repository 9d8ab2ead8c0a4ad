import { useEffect } from 'react';
import type { Target } from '#core/model/annotation.ts';
import { Observable, useObservable } from '../session/observable.ts';
import { useReaders } from './readers.ts';

/** A passage that another screen asked for; selected as soon as its article is there. */
export const jumpTo = new Observable<Target | null>(null);

export function useJumping(): void {
  const readers = useReaders();
  const target = useObservable(jumpTo);
  useEffect(() => {
    const reader = target && readers.get(target.source);
    const [first] = target?.segments ?? [];
    if (!reader || !first) return;
    reader.view.select({ anchor: first.start, head: first.end }, { scroll: false, focus: true });
    reader.reveal(first);
    jumpTo.set(null);
  }, [readers, target]);
}
