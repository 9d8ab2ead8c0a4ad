/** Where the blocks of a text stand, in pixels from the top of the text; measured after each layout. */
import type { Span } from '#core/text/segments.ts';
import type { ReadingView } from '#editor/reading-view.ts';

export interface Extent {
  readonly top: number;
  readonly height: number;
}

export interface TextLayout {
  readonly height: number;
  /** One a block; a folded block has no height. */
  readonly blocks: readonly Extent[];
  /** From the first to the last line of a span; null where it is folded away. */
  readonly extentOf: (span: Span) => Extent | null;
}

export const NO_LAYOUT: TextLayout = { height: 0, blocks: [], extentOf: () => null };

export function measureLayout(view: ReadingView): TextLayout {
  const frame = view.element.getBoundingClientRect();
  const blocks = view.blockElements().map((element) => {
    const rect = element.getBoundingClientRect();
    return { top: rect.top - frame.top, height: rect.height };
  });
  return {
    height: frame.height,
    blocks,
    extentOf: (span) => {
      const rects = view.rectsOf(span).filter((rect) => rect.height > 0);
      const top = Math.min(...rects.map((rect) => rect.top));
      const bottom = Math.max(...rects.map((rect) => rect.bottom));
      const origin = view.element.getBoundingClientRect().top;
      return rects.length > 0 ? { top: top - origin, height: bottom - top } : null;
    },
  };
}
