/** Alignment: how well it tells apart what reports the same fact, beside TF-IDF, and how long six articles take. */
import * as v from 'valibot';
import { alignSources } from '#core/compare/alignment/align-sources.ts';
import type { Passage } from '#core/compare/alignment/passages.ts';
import { similarity, weigh } from '#core/compare/alignment/similarity.ts';
import { termsOf } from '#core/compare/alignment/terms.ts';
import { sourceIdSchema } from '#core/model/ids.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import { readyMadeWorkspace } from '#server/ready-made-workspace.ts';
import { seededRandom } from '../src/testing/seeded-random.ts';
import { DAM, FERRY, SCHOOL, type ToldEvent } from './alignment-set.ts';
import { number, table, type Report } from './table.ts';

const ARTICLES = 6;
const WORDS = 5000;
const LIMIT = 1000;

export function align(): Promise<Report> {
  const rows = [FERRY, SCHOOL, DAM].map((told) => {
    const { passages, fact } = sentencesOf(told);
    const weighed = weigh(passages);
    const ours = areaUnderCurve(passages, fact, (a, b) => {
      const [one, other] = [weighed[a], weighed[b]];
      return one && other ? similarity(one, other).score : 0;
    });
    const baseline = areaUnderCurve(passages, fact, tfIdfCosine(passages));
    return [told.name, number(ours), number(baseline)];
  });
  const sources = longArticles();
  alignSources(sources.slice(0, 2)); // warm
  const start = performance.now();
  const pairs = alignSources(sources);
  const milliseconds = performance.now() - start;
  const text = `${table(['event', 'area under the ROC curve', 'TF-IDF cosine'], rows)}

${ARTICLES} articles of ${WORDS} words, ${pairs.length} pairs proposed: ${number(milliseconds)} ms.`;
  return Promise.resolve({
    text,
    figures: [
      {
        what: `alignment of ${ARTICLES} articles of ${WORDS} words`,
        measured: milliseconds,
        limit: LIMIT,
        unit: 'ms',
      },
    ],
  });
}

function sentencesOf(told: ToldEvent): { passages: Passage[]; fact: number[] } {
  const passages: Passage[] = [];
  const fact: number[] = [];
  told.outlets.forEach((sentences, outlet) => {
    sentences.forEach((sentence, index) => {
      if (sentence === '-') return;
      const source = v.parse(sourceIdSchema, `outlet-${outlet}`);
      const terms = termsOf(sentence, 'en');
      passages.push({ source, start: 0, end: sentence.length, terms });
      fact.push(index);
    });
  });
  return { passages, fact };
}

/**
 * The share of (same fact, other fact) pairs across outlets in which the same fact scores higher, ties half: the
 * area under the ROC curve (Hanley and McNeil 1982, Radiology 143).
 */
function areaUnderCurve(
  passages: readonly Passage[],
  fact: readonly number[],
  scoreOf: (a: number, b: number) => number,
): number {
  const same: number[] = [];
  const other: number[] = [];
  passages.forEach((one, a) => {
    passages.forEach((two, b) => {
      if (b <= a || one.source === two.source) return;
      (fact[a] === fact[b] ? same : other).push(scoreOf(a, b));
    });
  });
  let wins = 0;
  for (const high of same) {
    for (const low of other) wins += high > low ? 1 : high === low ? 0.5 : 0;
  }
  return wins / (same.length * other.length);
}

/** Words in lower case as they stand, tf * ln(n / df), cosine (Salton and Buckley 1988). */
function tfIdfCosine(passages: readonly Passage[]): (a: number, b: number) => number {
  const counts = passages.map(({ terms }) => {
    const count = new Map<string, number>();
    for (const { word } of terms) {
      count.set(word.toLowerCase(), (count.get(word.toLowerCase()) ?? 0) + 1);
    }
    return count;
  });
  const frequency = new Map<string, number>();
  for (const count of counts) {
    for (const word of count.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const vectors = counts.map(
    (count) =>
      new Map(
        [...count].map(([word, times]) => [
          word,
          times * Math.log(passages.length / (frequency.get(word) ?? 1)),
        ]),
      ),
  );
  return (a, b) => {
    const [one, other] = [vectors[a], vectors[b]];
    if (!one || !other) return 0;
    return product(one, other) / Math.sqrt(product(one, one) * product(other, other)) || 0;
  };
}

function product(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  return [...a].reduce((sum, [word, weight]) => sum + weight * (b.get(word) ?? 0), 0);
}

/** One paragraph, in the shape of the first ready-made article. */
function articleOf(id: string, text: string): Source {
  const [like] = readyMadeWorkspace().sources;
  if (!like) throw new Error('the ready-made workspace has no article');
  const revision = {
    ...currentRevision(like),
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }] as const,
  };
  return { ...like, id: v.parse(sourceIdSchema, id), revisions: [revision] };
}

/** Sentences of the ready-made articles with words of them exchanged, until each article is long enough. */
function longArticles(): Source[] {
  const random = seededRandom(7);
  const words = readyMadeWorkspace().sources.flatMap(
    (source) => currentRevision(source).text.match(/\p{L}+/gu) ?? [],
  );
  const anyWord = () => words[Math.floor(random() * words.length)] ?? '';
  return Array.from({ length: ARTICLES }, (_, index) => {
    const sentences = Array.from({ length: WORDS / 20 }, () => {
      const sentence = Array.from({ length: 20 }, anyWord).join(' ').toLowerCase();
      return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
    });
    return articleOf(`long-${index}`, sentences.join(' '));
  });
}
