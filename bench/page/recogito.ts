/*
 * @recogito/text-annotator with either renderer. It draws what lies in the window only, and after a debounce.
 * One annotator over all three articles: its highlight renderer clears those of any other on the page.
 */
import {
  createTextAnnotator,
  Origin,
  type HighlightStyle,
  type RendererType,
  type TextAnnotation,
  type TextSelector,
} from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import type { Channel } from '#core/model/codebook.ts';
import type { Revision } from '#core/model/source.ts';
import type { PaintedMark } from '#editor/painter.ts';
import { addColumn, type Contender } from './contender.ts';

const STYLES: Readonly<Record<Channel, HighlightStyle>> = {
  tint: { fill: '#3474c4', fillOpacity: 0.17 },
  underline: { fill: '#1d7a4c', fillOpacity: 0, underlineColor: '#1d7a4c', underlineThickness: 2 },
  wave: { fill: '#b3361b', fillOpacity: 0.1, underlineColor: '#b3361b', underlineThickness: 1 },
};

export function recogito(renderer: RendererType): Contender {
  return {
    open(grid, articles) {
      const offsets = articles.map(({ revision }) => showText(addColumn(grid), revision));
      const lengths = offsets.map((_, index) => articleLength(articles[index]?.revision));
      const lengthBefore = (article: number) =>
        lengths.slice(0, article).reduce((sum, length) => sum + length, 0);
      const annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(grid, {
        renderer,
        annotatingEnabled: false,
        style: ({ properties }) => STYLES[(properties?.['channel'] ?? 'tint') as Channel],
      });
      const annotation = (mark: PaintedMark, article: number): TextAnnotation => ({
        id: mark.id,
        bodies: [],
        properties: { channel: mark.channel },
        target: {
          annotation: mark.id,
          // It finds the ranges by the offsets, as its users' stored annotations come without ranges.
          selector: mark.spans.map((span) => ({
            quote: '',
            start: lengthBefore(article) + (offsets[article]?.(span.start) ?? 0),
            end: lengthBefore(article) + (offsets[article]?.(span.end) ?? 0),
          })) as TextSelector[],
        },
      });
      const all = articles.flatMap(({ marks }, article) =>
        marks.map((mark) => annotation(mark, article)),
      );
      // 4.1.1's own setAnnotations leaves out the ranges since core 3.8.10, and its highlights then throw.
      annotator.state.store.bulkAddAnnotations(all, true, Origin.REMOTE);
      const drawn = (id: string): unknown =>
        renderer === 'CSS_HIGHLIGHTS'
          ? (CSS.highlights.get(`_${id}`) ?? null)
          : grid.querySelector(`[data-annotation="${id}"]`);
      return {
        isDrawn: () =>
          all.length === 0 ||
          CSS.highlights.size > 0 ||
          grid.querySelector('.r6o-annotation') !== null,
        add(mark) {
          annotator.addAnnotation(annotation(mark, 0));
          return () => drawn(mark.id) !== null;
        },
        remove(mark) {
          annotator.removeAnnotation(mark.id);
          return () => drawn(mark.id) === null;
        },
        recolour(mark) {
          const { store } = annotator.state;
          const known = store.getAnnotation(mark.id);
          if (!known) throw new Error(`there is no ${mark.id}`);
          const before = drawn(mark.id); // each drawing makes new elements or highlights
          store.updateAnnotation({ ...known, properties: { channel: mark.channel } });
          return () => drawn(mark.id) !== before;
        },
      };
    },
  };
}

/** @returns from an offset of the revision to one of the shown text, which has nothing between blocks. */
function showText(place: HTMLElement, revision: Revision): (offset: number) => number {
  const text = place.appendChild(document.createElement('div'));
  text.className = 'reading-text';
  let shown = 0;
  const begins = revision.blocks.map((block) => {
    const paragraph = text.appendChild(document.createElement('p'));
    paragraph.className = 'block';
    paragraph.textContent = revision.text.slice(block.start, block.end);
    const begin = shown;
    shown += block.end - block.start;
    return { ...block, begin };
  });
  return (offset) => {
    const block = begins.findLast(({ start }) => start <= offset);
    return block ? block.begin + Math.min(offset, block.end) - block.start : 0;
  };
}

function articleLength(revision: Revision | undefined): number {
  return (revision?.blocks ?? []).reduce((sum, { start, end }) => sum + end - start, 0);
}
