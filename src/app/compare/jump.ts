import { useEffect } from 'react';
import type { Target } from '#core/model/annotation.ts';
import { Observable, useObservable } from '../session/observable.ts';
import { ARTICLES, changeView, viewState } from '../view-state.ts';
import { useReaders } from './readers.ts';

/** A passage that another screen asked for; selected as soon as its article is there. */
const jumpTo = new Observable<Target | null>(null);

/** Goes to the articles, with that one unfolded, and selects the passage. */
export function openPassage(target: Target): void {
  const folded = viewState.value.folded.filter((source) => source !== target.source);
  jumpTo.set(target);
  changeView({ ...ARTICLES, shown: target.source, folded });
}

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
