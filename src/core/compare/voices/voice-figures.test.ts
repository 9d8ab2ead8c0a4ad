import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleOf } from '../../../testing/article.ts';
import { findVoices, judgedAttributions } from './judged-attributions.ts';
import { saidFigure, speakerFigure } from './voice-chart.ts';
import { toneFigures } from './reporting-tones.ts';
import { effectiveNumber, voiceFigures } from './voice-figures.ts';

const SOURCE = articleOf([
  'Clara Voss said it was “a good day” for the town.',
  'Police claimed the road was open.',
  'The sun shone.',
]);
const judged = judgedAttributions([findVoices(SOURCE)], [], []);

describe('shares of words', () => {
  /* By hand: 11 + 6 + 3 = 20 words. Voss: "it was “a good day” for the town", 8 words, 3 of them quoted.
     Police: "the road was open", 4 words, no name. q = 8/12, 4/12; 1 / (4/9 + 1/9) = 9/5. */
  test('worked by hand', () => {
    const figures = voiceFigures(SOURCE, judged);
    expect(figures).toMatchObject({
      articleWords: 20,
      attributed: 12,
      direct: 3,
      indirect: 9,
      unnamed: 4,
    });
    expect(figures.effectiveSpeakers).toBeCloseTo(1.8, 10);
    expect(
      figures.speakers.map(({ speaker, words, isNamed }) => [speaker, words, isNamed]),
    ).toEqual([
      ['Clara Voss', 8, true],
      ['police', 4, false],
    ]);
  });

  test('a word that is attributed twice counts once, for who comes first', () => {
    const [voss] = judged;
    if (!voss) throw new Error('Voss is found');
    const figures = voiceFigures(SOURCE, [voss, { ...voss, speaker: 'The paper' }]);
    expect(figures.attributed).toBe(8);
    expect(figures.speakers.map(({ words }) => words)).toEqual([8, 0]);
  });

  test('nothing attributed', () => {
    expect(voiceFigures(SOURCE, [])).toMatchObject({ attributed: 0, effectiveSpeakers: null });
  });
});

const values = ({ rows }: ReturnType<typeof saidFigure>) =>
  rows.map(({ label, cells }) => [label, cells[0]?.value, cells[0]?.count]);

describe('figures for the findings', () => {
  const figures = voiceFigures(SOURCE, judged);

  /* From the numbers above: of 20 words 3, 9 and 4; of 12 words 8 and 4. */
  test('worked by hand', () => {
    expect(values(saidFigure([figures]))).toEqual([
      ['Directly', 3 / 20, 1],
      ['Indirectly', 9 / 20, 2],
      ['Without a name', 4 / 20, 1],
    ]);
    expect(values(speakerFigure([figures]))).toEqual([
      ['Clara Voss', 8 / 12, 1],
      ['police', 4 / 12, 1],
    ]);
  });

  test('more speakers than rows are one row of others', () => {
    const [one] = judged;
    if (!one) throw new Error('one is found');
    const many = articleOf(Array.from({ length: 11 }, (_, index) => `Voice ${index} has said it.`));
    const attributed = Array.from({ length: 11 }, (_, index) => ({
      ...one,
      source: many.id,
      speaker: `Voice ${index}`,
      segments: [{ start: index * 24, end: index * 24 + 7 }],
    }));
    const { rows } = speakerFigure([voiceFigures(many, attributed)]);
    expect(rows).toHaveLength(9);
    expect(rows.at(-1)?.label).toBe('3 others');
    const sum = rows.reduce((all, { cells }) => all + (cells[0]?.value ?? 0), 0);
    expect(sum).toBeCloseTo(1, 9);
  });
});

describe('the effective number of speakers', () => {
  const words = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 });

  test('is n for n equal speakers', () => {
    expect(effectiveNumber([5, 5, 5, 5])).toBeCloseTo(4, 12);
  });

  test('lies between 1 and the number of speakers, in whatever order and unit', () => {
    fc.assert(
      fc.property(words, (some) => {
        const number = effectiveNumber(some) ?? 0;
        expect(number).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(number).toBeLessThanOrEqual(some.length + 1e-9);
        expect(effectiveNumber(some.toReversed())).toBeCloseTo(number, 9);
        expect(effectiveNumber(some.map((one) => one * 3))).toBeCloseTo(number, 9);
      }),
    );
  });
});

describe('the tone of verbs', () => {
  test('verbs stand by their lemma, and below ten cues there is no rate', () => {
    const tones = toneFigures(judged);
    expect(tones.verbs.neutral.map(({ lemma }) => lemma)).toEqual(['say']);
    expect(tones.verbs.distancing.map(({ lemma }) => lemma)).toEqual(['claim']);
    expect(tones).toMatchObject({ cues: 2, net: null });
  });

  test('net, worked by hand: 3 vouching, 5 distancing, 2 neutral of 10', () => {
    const [one] = judged;
    if (!one) throw new Error('one is found');
    const cues = [...repeated('revealed', 3), ...repeated('claims', 5), 'said', 'according to'];
    const tones = toneFigures([...cues, 'whispered'].map((cue) => ({ ...one, cue })));
    expect(tones.cues).toBe(10);
    expect(tones.net).toBeCloseTo(-0.2, 12);
    expect(tones.unknown.map(({ lemma }) => lemma)).toEqual(['whispered']);
  });
});

function repeated(cue: string, times: number): string[] {
  return Array.from({ length: times }, () => cue);
}
