import { useEffect, useRef } from 'react';
import type { Answer, Pair } from '#core/compare/alignment/judged-alignment.ts';
import type { Place } from '#core/compare/alignment/passages.ts';
import type { SourceId } from '#core/model/ids.ts';
import { useReaders } from '../compare/readers.ts';
import { ColumnPlaces } from './column-places.ts';

interface RibbonsProps {
  /** Of the passage at the caret. */
  readonly answers: readonly Answer[];
  /** All pairs, to be drawn between columns that stand side by side; null to draw only the answers. */
  readonly pairs: readonly Pair[] | null;
}

type Ends = Pick<Pair, 'a' | 'b'>;

/** Lines between passages that answer each other, which follow the columns as they are scrolled. */
export function Ribbons({ answers, pairs }: RibbonsProps) {
  const readers = useReaders();
  const own = useRef<SVGPathElement>(null);
  const confirmed = useRef<SVGPathElement>(null);
  const proposed = useRef<SVGPathElement>(null);
  useEffect(() => {
    const places = new ColumnPlaces(readers);
    const asked = answers.map(({ from, to }): Ends => ({ a: from, b: to }));
    const said = pairs?.filter(({ origin }) => origin.kind === 'member') ?? [];
    const byRule = pairs?.filter(({ origin }) => origin.kind === 'rule') ?? [];
    let frame = 0;
    const draw = () => {
      frame = 0;
      places.refresh();
      const frames = columnFrames(places, [...readers.keys()]);
      own.current?.setAttribute('d', ribbons(places, frames, asked, false));
      confirmed.current?.setAttribute('d', ribbons(places, frames, said, true));
      proposed.current?.setAttribute('d', ribbons(places, frames, byRule, true));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(draw);
    };
    soon();
    document.addEventListener('scroll', soon, { capture: true, passive: true });
    addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('scroll', soon, { capture: true });
      removeEventListener('resize', soon);
    };
  }, [answers, pairs, readers]);
  return (
    <svg className="ribbons" aria-hidden="true">
      <path ref={proposed} className="ribbon-proposed" />
      <path ref={confirmed} className="ribbon-confirmed" />
      <path ref={own} className="ribbon-own" />
    </svg>
  );
}

interface ColumnFrame {
  readonly top: number;
  readonly bottom: number;
  /** Of the text, in the window. */
  readonly left: number;
  readonly right: number;
  readonly scrollTop: number;
  /** Among the columns that are shown, from the left. */
  readonly index: number;
}

type Frames = ReadonlyMap<SourceId, ColumnFrame>;

/** Read once a frame, whatever number of ribbons is drawn. */
function columnFrames(places: ColumnPlaces, sources: readonly SourceId[]): Frames {
  const shown = sources.flatMap((source) => {
    const scroller = places.scrollerOf(source);
    const frame = scroller?.getBoundingClientRect();
    const text = scroller?.querySelector('.reading-text')?.getBoundingClientRect();
    if (!scroller || !frame || !text || frame.width === 0) return [];
    const { top, bottom } = frame;
    const { left, right } = text;
    return [{ source, top, bottom, left, right, scrollTop: scroller.scrollTop }];
  });
  return new Map(
    shown
      .toSorted((a, b) => a.left - b.left)
      .map(({ source, ...frame }, index) => [source, { ...frame, index }]),
  );
}

function ribbons(
  places: ColumnPlaces,
  frames: Frames,
  pairs: readonly Ends[],
  onlyNeighbours: boolean,
): string {
  return pairs.map((pair) => ribbon(places, frames, pair, onlyNeighbours)).join('');
}

/** Empty where an end is not to be seen, and over the text of a column in between. */
function ribbon(places: ColumnPlaces, frames: Frames, { a, b }: Ends, onlyNeighbours: boolean) {
  const [one, other] = [frames.get(a.source), frames.get(b.source)];
  if (!one || !other) return '';
  if (onlyNeighbours && Math.abs(one.index - other.index) !== 1) return '';
  const [oneY, otherY] = [middleOf(places, one, a), middleOf(places, other, b)];
  if (oneY === null || otherY === null) return '';
  const [left, right] = one.left < other.left ? [one, other] : [other, one];
  const [startY, endY] = left === one ? [oneY, otherY] : [otherY, oneY];
  const middle = (left.right + right.left) / 2;
  return `M${left.right},${startY}C${middle},${startY} ${middle},${endY} ${right.left},${endY}`;
}

/** In the window; null when it is out of sight. */
function middleOf(places: ColumnPlaces, frame: ColumnFrame, place: Place): number | null {
  const found = places.of(place);
  if (!found) return null;
  const [top, bottom] = [found.top, found.bottom].map((y) => y - frame.scrollTop + frame.top);
  if (top === undefined || bottom === undefined) return null;
  if (bottom < frame.top || top > frame.bottom) return null;
  return Math.min(frame.bottom, Math.max(frame.top, (top + bottom) / 2));
}
