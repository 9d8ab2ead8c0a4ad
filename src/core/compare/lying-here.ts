import type { Target } from '../model/annotation.ts';
import { totalLength } from '../text/segments.ts';

/** Annotations that cover the UTF-16 offset, the smallest first: the smallest wins a click. */
export function lyingAt<T extends { readonly target: Target }>(
  annotations: Iterable<T>,
  offset: number,
): T[] {
  const here: T[] = [];
  for (const annotation of annotations) {
    const covers = ({ start, end }: { start: number; end: number }) =>
      start <= offset && offset < end;
    if (annotation.target.segments.some(covers)) here.push(annotation);
  }
  return here.toSorted((a, b) => totalLength(a.target.segments) - totalLength(b.target.segments));
}
