/*
 * Who speaks in an article and for how many words: shares, the unnamed, the effective number of speakers.
 * Not the tone of the verbs (reporting-tones.ts). Words as Intl.Segmenter counts them; each word counts once, for
 * the attribution that begins first. Formulas: research, domain 5.2.
 */
import { currentRevision, type Source } from '../../model/source.ts';
import { isNamedSpeaker } from '../../suggest/quotations/speaker-names.ts';
import { quotedSpansOf } from '../../suggest/quotations/quotation-marks.ts';
import { intersection, type Span } from '../../text/segments.ts';
import { countWords } from '../../text/words.ts';
import { articleWords } from '../article-words.ts';
import type { Attributed } from './judged-attributions.ts';

export interface SpeakerFigures {
  /** Empty for words that nobody is named or described for. */
  readonly speaker: string;
  readonly isNamed: boolean;
  readonly passages: readonly Attributed[];
  readonly direct: number;
  readonly indirect: number;
  readonly words: number;
}

export interface VoiceFigures {
  readonly source: Source;
  /** Of the article without furniture. */
  readonly articleWords: number;
  readonly direct: number;
  readonly indirect: number;
  /** direct + indirect. */
  readonly attributed: number;
  /** Words of speakers without a name. */
  readonly unnamed: number;
  /** Most words first. */
  readonly speakers: readonly SpeakerFigures[];
  /** Null when nothing is attributed. */
  readonly effectiveSpeakers: number | null;
}

/** @param attributed of any articles; only those of this one count. */
export function voiceFigures(source: Source, attributed: readonly Attributed[]): VoiceFigures {
  const here = attributed.filter((one) => one.source === source.id);
  const counted = countedOnce(here).map((one) => ({ ...one, ...wordsOf(source, one) }));
  const speakers = [...Map.groupBy(counted, ({ passage }) => passage.speaker)]
    .map(([speaker, own]): SpeakerFigures => {
      const direct = sum(own.map((one) => one.direct));
      const indirect = sum(own.map((one) => one.indirect));
      const passages = own.map(({ passage }) => passage);
      return {
        speaker,
        isNamed: isNamedSpeaker(speaker),
        passages,
        direct,
        indirect,
        words: direct + indirect,
      };
    })
    .toSorted((a, b) => b.words - a.words || (a.speaker < b.speaker ? -1 : 1));
  return {
    source,
    articleWords: articleWords(source),
    direct: sum(speakers.map(({ direct }) => direct)),
    indirect: sum(speakers.map(({ indirect }) => indirect)),
    attributed: sum(speakers.map(({ words }) => words)),
    unnamed: sum(speakers.map(({ isNamed, words }) => (isNamed ? 0 : words))),
    speakers,
    effectiveSpeakers: effectiveNumber(speakers.map(({ words }) => words)),
  };
}

/**
 * How many speakers with equal shares would be as diverse: 1 / Σ q², q the share of each in the words of all
 * (inverse Simpson index: Simpson 1949, Nature 163; as actor diversity in Masini et al. 2018, Journalism 19).
 * From 1 to the number of speakers with words; null without words.
 */
export function effectiveNumber(words: readonly number[]): number | null {
  const all = sum(words);
  return all === 0 ? null : 1 / sum(words.map((one) => (one / all) ** 2));
}

interface Counted {
  readonly passage: Attributed;
  /** Without what an earlier one has counted. */
  readonly spans: readonly Span[];
}

function countedOnce(passages: readonly Attributed[]): Counted[] {
  let counted = 0;
  return passages.map((passage) => {
    const spans = passage.segments.flatMap(({ start, end }) => {
      const from = Math.max(start, counted);
      return from < end ? [{ start: from, end }] : [];
    });
    counted = Math.max(counted, ...passage.segments.map(({ end }) => end));
    return { passage, spans };
  });
}

/** Of a mixed passage what stands in quotation marks is direct, the rest indirect. */
function wordsOf(
  source: Source,
  { passage, spans }: Counted,
): { direct: number; indirect: number } {
  const { text } = currentRevision(source);
  const count = (some: readonly Span[]) =>
    sum(some.map(({ start, end }) => countWords(text.slice(start, end), source.metadata.language)));
  const all = count(spans);
  switch (passage.kind) {
    case 'direct':
      return { direct: all, indirect: 0 };
    case 'indirect':
      return { direct: 0, indirect: all };
    case 'mixed': {
      const quoted = quotedSpansOf(source).map(({ inner }) => inner);
      const direct = count(
        spans.flatMap((span) => quoted.flatMap((one) => intersection(span, one) ?? [])),
      );
      return { direct, indirect: all - direct };
    }
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
