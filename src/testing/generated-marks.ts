/** Many marks over given sources, the same for the same seed: overlapping, in all layers, some in two pieces. */
import * as v from 'valibot';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import type { CodeBook, Layer } from '#core/model/codebook.ts';
import { annotationIdSchema, type MemberId } from '#core/model/ids.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import { targetAt } from '#core/text/quote.ts';
import { mergeSpans, tidySpan, type Span } from '#core/text/segments.ts';
import { seededRandom } from './seeded-random.ts';

export function generatedMarks(
  sources: readonly Source[],
  codeBook: CodeBook,
  authors: readonly MemberId[],
  count: number,
  seed: number,
): PublishedAnnotation[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  const attributesOf = (layer: Layer): PublishedAnnotation['attributes'] => {
    const carried = codeBook.attributes.filter(({ id }) => layer.attributes.includes(id));
    if (carried.length === 0) return {};
    const attribute = pick(carried);
    const value =
      attribute.kind === 'choice' ? pick(attribute.options).id : `Words ${marks.length}`;
    return { [attribute.id]: value };
  };
  const marks: PublishedAnnotation[] = [];
  while (marks.length < count) {
    const source = pick(sources);
    const revision = currentRevision(source);
    const layer = pick(codeBook.layers);
    const piece = (): Span[] => {
      const length = layer.channel === 'wave' ? 3 + random() * 15 : 30 + random() * 160;
      const start = Math.floor(random() * (revision.text.length - 2));
      const span = tidySpan(revision.text, { start, end: Math.ceil(start + length) });
      return span ? [span] : [];
    };
    const spans = mergeSpans([...piece(), ...(random() < 0.1 ? piece() : [])]);
    if (spans.length === 0) continue;
    const time = new Date(Date.UTC(2026, 0, 5, 9) + marks.length * 1000).toISOString();
    marks.push({
      id: v.parse(annotationIdSchema, `mark-${seed}-${marks.length}`),
      target: targetAt(source, revision, spans),
      tag: pick(layer.tags).id,
      codeBookRevision: codeBook.revision,
      attributes: random() < 0.3 ? attributesOf(layer) : {},
      note: random() < 0.2 ? `Note ${marks.length}` : '',
      created: time,
      modified: time,
      author: pick(authors),
    });
  }
  return marks;
}
