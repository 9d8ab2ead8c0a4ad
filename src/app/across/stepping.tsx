import { useEffect, useEffectEvent } from 'react';
import type { Place } from '#core/compare/alignment/passages.ts';
import type { Pair } from '#core/compare/alignment/judged-alignment.ts';
import { useReaders } from '../compare/readers.ts';

interface SteppingProps {
  readonly pairs: readonly Pair[];
  readonly passage: Place | null;
}

/** To the sentence before and after that has an answer, in the article of the caret. */
export function Stepping({ pairs, passage }: SteppingProps) {
  const readers = useReaders();
  const go = (by: -1 | 1) => {
    const source = passage?.source ?? [...readers.keys()][0];
    const reader = source && readers.get(source);
    if (!reader) return;
    const next = neighbour(answeredIn(pairs, source), passage?.start ?? -1, by);
    if (next !== undefined) reader.view.select({ anchor: next, head: next }, { focus: true });
  };
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const inText = event.target instanceof Element && event.target.closest('.reading-text');
    if (!inText || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'X') go(1);
    if (event.key === 'b') go(-1);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  return (
    <span className="across-steps">
      <button type="button" onClick={() => go(-1)}>
        Answered before <kbd>b</kbd>
      </button>
      <button type="button" onClick={() => go(1)}>
        Next answered <kbd>Shift+X</kbd>
      </button>
    </span>
  );
}

/** Where the answered passages of the article begin, in text order. */
function answeredIn(pairs: readonly Pair[], source: Place['source']): number[] {
  const starts = pairs
    .flatMap(({ a, b }) => [a, b])
    .filter((place) => place.source === source)
    .map(({ start }) => start);
  return [...new Set(starts)].toSorted((a, b) => a - b);
}

/** Round the article: after the last comes the first. */
function neighbour(starts: readonly number[], here: number, by: -1 | 1): number | undefined {
  if (by === 1) return starts.find((start) => start > here) ?? starts[0];
  return starts.findLast((start) => start < here) ?? starts.at(-1);
}
