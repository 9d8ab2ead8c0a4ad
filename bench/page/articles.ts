/** Three articles of 1,500 made-up words and marks over them, the same in every run. */
import * as v from 'valibot';
import { threeLenses } from '#core/codebooks/three-lenses.ts';
import { indexCodeBook } from '#core/model/codebook.ts';
import { memberIdSchema } from '#core/model/ids.ts';
import { NOTHING_STATED, sourceSchema, currentRevision, type Source } from '#core/model/source.ts';
import type { Span } from '#core/text/segments.ts';
import type { PaintedMark } from '#editor/painter.ts';
import { generatedMarks } from '../../src/testing/generated-marks.ts';
import { seededRandom } from '../../src/testing/seeded-random.ts';
import type { Article } from './contender.ts';

const WORDS = 1_500;
const SEED = 11;

/** `count` marks over all three, overlapping, in all three channels, some in two pieces. */
export function markedArticles(count: number): Article[] {
  const random = seededRandom(SEED);
  const sources = ['A', 'B', 'C'].map((letter) => source(letter, random));
  const authors = ['ada', 'ben'].map((id) => v.parse(memberIdSchema, id));
  const { tags } = indexCodeBook(threeLenses);
  const marks = generatedMarks(sources, threeLenses, authors, count, SEED);
  return sources.map((one) => ({
    revision: currentRevision(one),
    marks: marks
      .filter(({ target }) => target.source === one.id)
      .map(({ id, tag, target }): PaintedMark => ({
        id,
        channel: tags.get(tag)?.layer.channel ?? 'tint',
        spans: target.segments.map(({ start, end }) => ({ start, end })),
      })),
  }));
}

/** Stretches of 8 characters in the first three blocks over which no mark of the wave lies. */
export function withoutWave({ revision, marks }: Article): Span[] {
  const waves = marks.filter(({ channel }) => channel === 'wave').flatMap(({ spans }) => spans);
  const isFree = (span: Span) =>
    waves.every(({ start, end }) => end < span.start || start > span.end);
  const starts = revision.blocks.slice(0, 3).flatMap(({ start, end }) => range(start, end - 8, 10));
  return starts.map((start) => ({ start, end: start + 8 })).filter(isFree);
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step);
}

function source(letter: string, random: () => number): Source {
  const paragraphs: string[] = [];
  for (let words = 0; words < WORDS;) {
    const length = Math.min(WORDS - words, 40 + Math.floor(random() * 50));
    paragraphs.push(`${Array.from({ length }, () => word(random)).join(' ')}.`);
    words += length;
  }
  let start = 0;
  const blocks = paragraphs.map((paragraph) => {
    const block = { kind: 'paragraph', start, end: start + paragraph.length };
    start = block.end + 2;
    return block;
  });
  return v.parse(sourceSchema, {
    id: `source-${letter}`,
    letter,
    metadata: NOTHING_STATED,
    revisions: [
      { id: `revision-${letter}`, text: paragraphs.join('\n\n'), blocks, sha256: '0'.repeat(64) },
    ],
  });
}

function word(random: () => number): string {
  const length = 2 + Math.floor(random() * 8);
  const letter = () => String.fromCodePoint(97 + Math.floor(random() * 26));
  return Array.from({ length }, letter).join('');
}
