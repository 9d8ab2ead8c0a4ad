/** Figures of voices in the shape of all findings: how much is said by others and how, and who says it. */
import { counted } from '../../text/counted.ts';
import type { Figure, FigureCell, FigurePassage } from '../findings.ts';
import type { Attributed } from './judged-attributions.ts';
import type { SpeakerFigures, VoiceFigures } from './voice-figures.ts';

const OF_PASSAGES = {
  unit: 'share',
  counted: ['passage', 'passages'],
  basis: 'by rule, corrected by people',
} as const;
/** Rows of a chart; all who follow are one row. */
const MOST_SPEAKERS = 8;

/** Of the words of each article: what others say, directly and indirectly, and what has no name to it. */
export function saidFigure(voices: readonly VoiceFigures[]): Figure {
  const row = (
    label: string,
    words: (one: VoiceFigures) => number,
    isCounted: (passage: Attributed, speaker: SpeakerFigures) => boolean,
  ) => ({
    label,
    cells: voices.map((one) =>
      cellOf(
        one,
        words(one) / Math.max(1, one.articleWords),
        one.speakers.flatMap((speaker) =>
          speaker.passages.filter((passage) => isCounted(passage, speaker)),
        ),
      ),
    ),
  });
  const rows = [
    row(
      'Directly',
      ({ direct }) => direct,
      ({ kind }) => kind !== 'indirect',
    ),
    row(
      'Indirectly',
      ({ indirect }) => indirect,
      ({ kind }) => kind !== 'direct',
    ),
    row(
      'Without a name',
      ({ unnamed }) => unnamed,
      (_, { isNamed }) => !isNamed,
    ),
  ];
  return { ...OF_PASSAGES, id: 'voices-said', rows };
}

/** Of the attributed words of each article the share of each speaker, most words in all articles first. */
export function speakerFigure(voices: readonly VoiceFigures[]): Figure {
  const words = new Map<string, number>();
  for (const one of voices.flatMap(({ speakers }) => speakers)) {
    words.set(one.speaker, (words.get(one.speaker) ?? 0) + one.words);
  }
  const speakers = [...words].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const named = speakers.slice(0, MOST_SPEAKERS).map(([speaker]) => [speaker]);
  const others = speakers.slice(MOST_SPEAKERS).map(([speaker]) => speaker);
  const rows = [...named, ...(others.length > 0 ? [others] : [])].map((own, index) => ({
    label:
      index < named.length
        ? own.join() || 'Nobody named'
        : counted(others.length, 'other', 'others'),
    cells: voices.map((one) => {
      const here = one.speakers.filter(({ speaker }) => own.includes(speaker));
      const said = here.reduce((sum, each) => sum + each.words, 0);
      return cellOf(
        one,
        one.attributed === 0 ? null : said / one.attributed,
        here.flatMap(({ passages }) => passages),
      );
    }),
  }));
  return { ...OF_PASSAGES, id: 'voices-speakers', rows };
}

function cellOf(
  { source }: VoiceFigures,
  value: number | null,
  attributed: readonly Attributed[],
): FigureCell {
  const passages = attributed.flatMap(({ segments }) =>
    segments.map(({ start, end }): FigurePassage => ({ source: source.id, start, end })),
  );
  return {
    source,
    set: { name: 'Everybody' },
    value,
    low: null,
    high: null,
    count: attributed.length,
    passages,
    coders: [],
  };
}
