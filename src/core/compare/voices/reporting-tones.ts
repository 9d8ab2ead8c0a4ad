/*
 * How an article introduces what is said: verbs that vouch for it, leave it open, or cast doubt on it.
 * Not who speaks (voice-figures.ts), and no verdict on the article: the table shows the verbs themselves.
 */
import { reportingVerb, TONES, type Tone } from '../../suggest/quotations/reporting-verbs.ts';
import type { Attributed } from './judged-attributions.ts';

export interface UsedVerb {
  readonly lemma: string;
  readonly passages: readonly Attributed[];
}

export interface ToneFigures {
  /** Cues with a tone: every verb of the list, and “according to”. */
  readonly cues: number;
  /** Most used first. */
  readonly verbs: Readonly<Record<Tone, readonly UsedVerb[]>>;
  /** Cues that the list does not have. */
  readonly unknown: readonly UsedVerb[];
  /**
   * (endorsing - distancing) / cues, from -1 to 1; null below ten cues (research: domain 5.5).
   */
  readonly net: number | null;
}

/** Below this many cues a rate says nothing. */
export const LEAST_CUES = 10;

/** @param attributed those that are to be counted, of one article or of one speaker. */
export function toneFigures(attributed: readonly Attributed[]): ToneFigures {
  const cued = attributed.flatMap((passage) =>
    passage.cue === '' ? [] : [{ passage, ...toneOf(passage.cue) }],
  );
  const used = (tone: Tone | null): UsedVerb[] =>
    [
      ...Map.groupBy(
        cued.filter((one) => one.tone === tone),
        ({ lemma }) => lemma,
      ),
    ]
      .map(([lemma, own]) => ({ lemma, passages: own.map(({ passage }) => passage) }))
      .toSorted((a, b) => b.passages.length - a.passages.length || (a.lemma < b.lemma ? -1 : 1));
  const verbs = {
    endorsing: used('endorsing'),
    neutral: used('neutral'),
    distancing: used('distancing'),
  };
  const count = (tone: Tone) => verbs[tone].reduce((all, { passages }) => all + passages.length, 0);
  const cues = TONES.reduce((all, tone) => all + count(tone), 0);
  const net = cues < LEAST_CUES ? null : (count('endorsing') - count('distancing')) / cues;
  return { cues, verbs, unknown: used(null), net };
}

function toneOf(cue: string): { lemma: string; tone: Tone | null } {
  const words = cue.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  if (words === 'according to') return { lemma: words, tone: 'neutral' };
  const verb = reportingVerb(words);
  return verb ? { lemma: verb.lemma, tone: verb.tone } : { lemma: words, tone: null };
}
