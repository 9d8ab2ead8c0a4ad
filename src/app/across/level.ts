import type { Place } from '#core/compare/alignment/passages.ts';
import type { Answer } from '#core/compare/alignment/judged-alignment.ts';
import type { SourceId } from '#core/model/ids.ts';
import type { Reader } from '../compare/readers.ts';

/** Paints the passage and its answers. */
export function paintAnswers(
  readers: ReadonlyMap<SourceId, Reader>,
  passage: Place,
  answers: readonly Answer[],
): void {
  for (const [source, reader] of readers) {
    const spans = source === passage.source ? [passage] : answersIn(source, answers);
    reader.painter.answering(spans.toSorted((a, b) => a.start - b.start));
  }
}

/** Scrolls the best answer of each column level with the passage. */
export function levelWith(
  readers: ReadonlyMap<SourceId, Reader>,
  passage: Place,
  answers: readonly Answer[],
): void {
  const top = readers.get(passage.source)?.view.rectsOf(passage)[0]?.top;
  for (const [source, reader] of readers) {
    const [best] = answersIn(source, answers);
    const rect = best && reader.view.rectsOf(best)[0];
    const scroller = reader.view.element.closest('.column-scroll');
    if (top !== undefined && rect && scroller) scroller.scrollBy({ top: rect.top - top });
  }
}

/** The best first. */
function answersIn(source: SourceId, answers: readonly Answer[]): Place[] {
  return answers.filter(({ to }) => to.source === source).map(({ to }) => to);
}
