/*
 * Scrolling one column by hand takes the others along, so that passages that answer each other stay level.
 * The column under the hand leads; what this module scrolls itself leads nothing, so nothing swings back and forth.
 */
import { useEffect } from 'react';
import { anchorsBetween, placeBeside, type Anchor } from '#core/compare/alignment/anchors.ts';
import type { Pair } from '#core/compare/alignment/judged-alignment.ts';
import type { SourceId } from '#core/model/ids.ts';
import { useReaders, type Reader } from '../compare/readers.ts';
import { ColumnPlaces } from './column-places.ts';

/** Of the column's height, from above: where the eye reads, and where passages are level. */
const READING_LINE = 1 / 3;
/** The hand is on the column. Keys move the caret, which brings the columns level itself (level.ts). */
const BY_HAND = ['wheel', 'touchstart', 'pointerdown'] as const;

export function useLinkedScroll(pairs: readonly Pair[], isOn: boolean): void {
  const readers = useReaders();
  useEffect(() => (isOn ? linkScrolling(readers, pairs) : undefined), [readers, pairs, isOn]);
}

/** @returns the way to stop. */
function linkScrolling(readers: ReadonlyMap<SourceId, Reader>, pairs: readonly Pair[]): () => void {
  const places = new ColumnPlaces(readers);
  const anchors = anchorsByPair(readers, pairs);
  let leader: SourceId | null = null;
  let frame = 0;
  const follow = () => {
    frame = 0;
    if (leader === null) return;
    places.refresh();
    const from = leader;
    const moves = [...readers.keys()].flatMap((source) =>
      source === from ? [] : (moveBeside(places, from, source, anchors(from, source)) ?? []),
    );
    // All is read before anything is moved, so that the browser lays out once.
    for (const { column, top } of moves) column.scrollTo({ top, behavior: 'instant' });
  };
  const taken = ({ target }: Event) => {
    const column = target instanceof Element ? target.closest('.column') : null;
    leader = [...readers].find(([, { view }]) => column?.contains(view.element))?.[0] ?? null;
  };
  const letGo = () => {
    leader = null;
  };
  const scrolled = ({ target }: Event) => {
    if (leader !== null && target === places.scrollerOf(leader)) {
      frame ||= requestAnimationFrame(follow);
    }
  };
  for (const type of BY_HAND)
    document.addEventListener(type, taken, { capture: true, passive: true });
  document.addEventListener('keydown', letGo, { capture: true });
  document.addEventListener('scroll', scrolled, { capture: true, passive: true });
  return () => {
    cancelAnimationFrame(frame);
    for (const type of BY_HAND) document.removeEventListener(type, taken, { capture: true });
    document.removeEventListener('keydown', letGo, { capture: true });
    document.removeEventListener('scroll', scrolled, { capture: true });
  };
}

/** Each chain is looked for once. */
function anchorsByPair(readers: ReadonlyMap<SourceId, Reader>, pairs: readonly Pair[]) {
  const known = new Map<string, Anchor[]>();
  return (from: SourceId, to: SourceId): Anchor[] => {
    const key = `${from} ${to}`;
    const anchors = known.get(key) ?? anchorsBetween(pairs, from, to);
    known.set(key, anchors);
    return readers.has(to) ? anchors : [];
  };
}

interface Move {
  readonly column: Element;
  readonly top: number;
}

function moveBeside(
  places: ColumnPlaces,
  from: SourceId,
  to: SourceId,
  anchors: readonly Anchor[],
): Move | null {
  const [leading, following] = [places.scrollerOf(from), places.scrollerOf(to)];
  if (!leading || !following || anchors.length === 0) return null;
  const line = leading.clientHeight * READING_LINE;
  const inPixels = anchors.flatMap((anchor): Anchor[] => {
    const one = places.of({ source: from, start: anchor.from, end: anchor.from + 1 });
    const other = places.of({ source: to, start: anchor.to, end: anchor.to + 1 });
    return one && other ? [{ from: one.top, to: other.top }] : [];
  });
  const ends = [
    { from: 0, to: 0 },
    ...rising(inPixels),
    { from: leading.scrollHeight, to: following.scrollHeight },
  ];
  return { column: following, top: placeBeside(ends, leading.scrollTop + line) - line };
}

/** Two sentences on one line have the same height: the first of them stays. */
function rising(anchors: readonly Anchor[]): Anchor[] {
  let [from, to] = [0, 0];
  return anchors.filter((anchor) => {
    if (anchor.from <= from || anchor.to <= to) return false;
    [from, to] = [anchor.from, anchor.to];
    return true;
  });
}
