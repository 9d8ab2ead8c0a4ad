import type { Place } from '#core/compare/alignment/passages.ts';
import type { Answer } from '#core/compare/alignment/judged-alignment.ts';
import type { SourceId } from '#core/model/ids.ts';
import type { Reader } from '../compare/readers.ts';

/** Paints the passage and its answers, and scrolls the best answer of each column level with the passage. */
export function levelWith(
  readers: ReadonlyMap<SourceId, Reader>,
  passage: Place,
  answers: readonly Answer[],
): void {
  const top = readers.get(passage.source)?.view.rectsOf(passage)[0]?.top;
  for (const [source, reader] of readers) {
    const here = answers.filter(({ to }) => to.source === source).map(({ to }) => to);
    const spans = source === passage.source ? [passage] : here;
    reader.painter.answering(spans.toSorted((a, b) => a.start - b.start));
    const [best] = here;
    const rect = best && reader.view.rectsOf(best)[0];
    const scroller = reader.view.element.closest('.column-scroll');
    if (top !== undefined && rect && scroller) scroller.scrollBy({ top: rect.top - top });
  }
}
