import { useEffect, useRef } from 'react';
import type { Place } from '#core/compare/alignment/passages.ts';
import type { Answer } from '#core/compare/alignment/judged-alignment.ts';
import type { SourceId } from '#core/model/ids.ts';
import { useReaders, type Reader } from '../compare/readers.ts';

/** Lines from the passage to what answers it, which follow the columns as they are scrolled. */
export function Ribbons({ answers }: { readonly answers: readonly Answer[] }) {
  const readers = useReaders();
  const place = useRef<SVGPathElement>(null);
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      frame = 0;
      place.current?.setAttribute('d', answers.map((answer) => ribbon(readers, answer)).join(''));
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
  }, [answers, readers]);
  return (
    <svg className="ribbons" aria-hidden="true">
      <path ref={place} />
    </svg>
  );
}

/** Empty where an end is not to be seen. */
function ribbon(readers: ReadonlyMap<SourceId, Reader>, { from, to }: Answer): string {
  const [one, other] = [boxOf(readers, from), boxOf(readers, to)];
  if (!one || !other) return '';
  const [left, right] = one.left < other.left ? [one, other] : [other, one];
  const middle = (left.right + right.left) / 2;
  const [startY, endY] = [left.top + left.height / 2, right.top + right.height / 2];
  return `M${left.right},${startY}C${middle},${startY} ${middle},${endY} ${right.left},${endY}`;
}

function boxOf(readers: ReadonlyMap<SourceId, Reader>, place: Place): DOMRect | null {
  const view = readers.get(place.source)?.view;
  const rects = view?.rectsOf(place) ?? [];
  const [first] = rects;
  const frame = view?.element.closest('.column-scroll')?.getBoundingClientRect();
  if (!view || !first || !frame || frame.width === 0) return null;
  const bottom = rects.at(-1)?.bottom ?? first.bottom;
  if (bottom < frame.top || first.top > frame.bottom) return null;
  const text = view.element.getBoundingClientRect();
  return new DOMRect(text.left, first.top, text.width, bottom - first.top);
}
