/** The finder of attributions on articles it was not written on, beside a rule of quotation marks alone; and its time. */
import { entityKey } from '#core/model/naming.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import { findVoices, judgedAttributions } from '#core/compare/voices/judged-attributions.ts';
import { quotedSpansOf } from '#core/suggest/quotations/quotation-marks.ts';
import { intersection, totalLength, type Span } from '#core/text/segments.ts';
import { articleOf } from '../src/testing/article.ts';
import { HELD_OUT, LOOKED_AT, type ReadArticle, type Said } from './quotation-set.ts';
import { number, table, type Report } from './table.ts';

const ARTICLES = 6;
const WORDS = 5000;
const LIMIT = 1000;

interface Guess {
  readonly segments: readonly Span[];
  readonly kind: Said['kind'];
  readonly speaker: string;
}

export function quotations(): Promise<Report> {
  const rows = [
    ['by rule, held out', ...scored(HELD_OUT, byRule)],
    ['by rule, looked at', ...scored(LOOKED_AT, byRule)],
    ['quotation marks and the nearest name, held out', ...scored(HELD_OUT, byMarksAlone)],
    ['quotation marks and the nearest name, looked at', ...scored(LOOKED_AT, byMarksAlone)],
  ];
  const long = longArticles();
  findVoices(long[0] ?? articleOf([])); // warm
  const start = performance.now();
  for (const source of long) findVoices(source);
  const milliseconds = performance.now() - start;
  const heads = ['', 'passages', 'found', 'precision', 'recall', 'right kind', 'right speaker'];
  return Promise.resolve({
    text: `${table(heads, rows)}

${ARTICLES} articles of ${WORDS} words: ${number(milliseconds)} ms.`,
    figures: [
      {
        what: `attributions in ${ARTICLES} articles of ${WORDS} words`,
        measured: milliseconds,
        limit: LIMIT,
        unit: 'ms',
      },
    ],
  });
}

function byRule(source: Source): Guess[] {
  return judgedAttributions([findVoices(source)], [], []);
}

/** Every quotation is direct speech of the name that stands nearest to it in its paragraph. */
function byMarksAlone(source: Source): Guess[] {
  const { text, blocks } = currentRevision(source);
  return quotedSpansOf(source).map(({ inner, outer }): Guess => {
    const block = blocks.find(({ start, end }) => start <= outer.start && outer.end <= end);
    const names = [...text.matchAll(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu)]
      .map(({ 0: name, index }) => ({
        name,
        away: Math.min(Math.abs(index - outer.end), Math.abs(outer.start - index)),
        index,
      }))
      .filter(({ index }) => block && index >= block.start && index < block.end)
      .toSorted((a, b) => a.away - b.away);
    return { segments: [inner], kind: 'direct', speaker: names[0]?.name ?? '' };
  });
}

/** A passage is found when what both have is at least half of what either has, in characters. */
function scored(articles: readonly ReadArticle[], find: (source: Source) => Guess[]): string[] {
  let [gold, guessed, found, kinds, speakers] = [0, 0, 0, 0, 0];
  for (const { paragraphs, said } of articles) {
    const source = articleOf(paragraphs);
    const guesses = find(source);
    gold += said.length;
    guessed += guesses.length;
    for (const one of said) {
      const places = one.words.split(' … ').map((words) => placeOf(source, words));
      const match = guesses.find(({ segments }) => sharedPart(segments, places) >= 0.5);
      if (!match) continue;
      found++;
      if (match.kind === one.kind) kinds++;
      if (entityKey(match.speaker) === entityKey(one.speaker)) speakers++;
    }
  }
  return [
    String(gold),
    String(guessed),
    share(found, guessed),
    share(found, gold),
    share(kinds, found),
    share(speakers, found),
  ];
}

function share(part: number, of: number): string {
  return number(of === 0 ? 0 : part / of);
}

function placeOf(source: Source, words: string): Span {
  const start = currentRevision(source).text.indexOf(words);
  if (start === -1) throw new Error(`“${words}” is not in the article`);
  return { start, end: start + words.length };
}

function sharedPart(segments: readonly Span[], places: readonly Span[]): number {
  const both = totalLength(
    segments.flatMap((segment) => places.flatMap((place) => intersection(segment, place) ?? [])),
  );
  return both / (totalLength(segments) + totalLength(places) - both);
}

function longArticles(): Source[] {
  const sentences = HELD_OUT.flatMap(({ paragraphs }) => paragraphs);
  return Array.from({ length: ARTICLES }, (_, article) => {
    const paragraphs: string[] = [];
    let words = 0;
    for (let next = article; words < WORDS; next++) {
      const paragraph = sentences[next % sentences.length] ?? '';
      paragraphs.push(paragraph);
      words += paragraph.split(' ').length;
    }
    return articleOf(paragraphs, { id: `long-${article}` });
  });
}
