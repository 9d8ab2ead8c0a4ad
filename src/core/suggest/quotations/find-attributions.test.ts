import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTexts } from '../../../testing/hard-texts.ts';
import { articleOf } from '../../../testing/article.ts';
import { currentRevision } from '../../model/source.ts';
import { findAttributions } from './find-attributions.ts';
import { speakerNames } from './speaker-names.ts';

type Found = readonly [kind: string, speaker: string, cue: string, words: string];

function foundIn(paragraphs: readonly string[], language = 'en'): Found[] {
  const source = articleOf(paragraphs, { language });
  const { text } = currentRevision(source);
  const words = (span: { start: number; end: number } | null) =>
    span ? text.slice(span.start, span.end) : '';
  return findAttributions(source).attributions.map(({ kind, speaker, cue, segments }) => [
    kind,
    words(speaker),
    words(cue),
    segments.map(words).join(' … '),
  ]);
}

describe('one sentence', () => {
  test.each<[string, string, Found[]]>([
    [
      'a clause behind the verb',
      'Police said the bridge was closed.',
      [['indirect', 'Police', 'said', 'the bridge was closed']],
    ],
    [
      'with that, behind an adjunct',
      'Mr Chalghoumi said after the attack that Muslims should act.',
      [['indirect', 'Mr Chalghoumi', 'said', 'Muslims should act']],
    ],
    [
      'a clause before the verb',
      'The radar had failed, the captain said.',
      [['indirect', 'the captain', 'said', 'The radar had failed']],
    ],
    [
      'a quotation before a turned verb',
      '“It went dark,” said Tomas Lien, a lorry driver.',
      [['direct', 'Tomas Lien', 'said', 'It went dark,']],
    ],
    [
      'a quotation in two pieces',
      '“I came,” he said, “and I saw.”',
      [['direct', 'he', 'said', 'I came, … and I saw.']],
    ],
    [
      'partly quoted',
      'She argued that the plan was “a farce” from the start.',
      [['mixed', 'She', 'argued', 'the plan was “a farce” from the start']],
    ],
    [
      'a quoted word behind a verb of naming',
      'Smith, a baker, called it a ‘gift’ to rivals.',
      [['direct', 'Smith', 'called', 'gift']],
    ],
    [
      'according to, in front',
      'According to the study, trade fell.',
      [['indirect', 'the study', 'According to', 'trade fell']],
    ],
    [
      'according to, behind',
      'Trade fell, according to the study.',
      [['indirect', 'the study', 'according to', 'Trade fell']],
    ],
    [
      'a relative clause in the subject',
      'The imam, who leads a mosque, added that it was ‘a call’.',
      [['mixed', 'The imam', 'added', 'it was ‘a call’']],
    ],
    [
      'two verbs of one speaker',
      'Lee accused the party of hatred, saying: “It feeds on division.”',
      [
        ['indirect', 'Lee', 'accused', 'the party of hatred'],
        ['direct', 'Lee', 'saying', 'It feeds on division.'],
      ],
    ],
    [
      'a name behind a role',
      'The mayor, Clara Voss, said it would close.',
      [['indirect', 'Clara Voss', 'said', 'it would close']],
    ],
  ])('%s', (_, sentence, found) => {
    expect(foundIn([sentence])).toEqual(found);
  });

  test.each([
    ['a noun', 'The claim and the report were read by all.'],
    ['a participle before a noun', 'The alleged thief and reported threats worried him.'],
    ['a passive', 'He was told nothing and was called twice.'],
    ['a title in quotation marks', 'The film “The Long Way” opens today.'],
    ['nothing said', 'The ship ran aground before dawn.'],
  ])('%s is nobody’s speech', (_, sentence) => {
    expect(foundIn([sentence])).toEqual([]);
  });
});

describe('over sentences and paragraphs', () => {
  test('a quotation behind another has its speaker', () => {
    expect(foundIn(['“We waited,” Voss told the council. “It is time to act.”'])).toEqual([
      ['direct', 'Voss', 'told', 'We waited,'],
      ['direct', 'Voss', '', 'It is time to act.'],
    ]);
  });

  test('a speech that goes on in the next paragraph has its speaker', () => {
    expect(foundIn(['Imam Chalghoumi said: “We must go further.', '“All, without pity.”'])).toEqual(
      [
        ['direct', 'Imam Chalghoumi', 'said', 'We must go further.'],
        ['direct', 'Imam Chalghoumi', '', 'All, without pity.'],
      ],
    );
  });

  test('a long quotation without a verb has no speaker', () => {
    expect(foundIn(['The wall. “Nobody here will ever forget this.”'])).toEqual([
      ['direct', '', '', 'Nobody here will ever forget this.'],
    ]);
  });

  test('what is left out is named', () => {
    const { leftOut } = findAttributions(articleOf(['The film “The Long Way” opens today.']));
    expect(leftOut).toEqual([{ start: 10, end: 22 }]);
  });

  test('of other languages only quotations are found', () => {
    expect(foundIn(['Er sagte, „wir gehen heute alle zusammen nach Hause“.'], 'de')).toEqual([
      ['direct', '', '', 'wir gehen heute alle zusammen nach Hause'],
    ]);
  });
});

test('any text gives spans inside it, in order, without an error', () => {
  const pieces = fc.array(
    fc.oneof(
      hardTexts,
      fc.constantFrom('he said', ' “', '” ', ', ', '. ', 'According to ', 'Smith '),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(pieces, (words) => {
      const paragraph = `${words.join('').replaceAll(/\s+/g, ' ')}x`;
      for (const { segments, speaker, cue } of findAttributions(articleOf([paragraph]))
        .attributions) {
        for (const { start, end } of [...segments, speaker, cue].flatMap((span) => span ?? [])) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(paragraph.length);
        }
      }
    }),
  );
});

describe('hostile texts are read in bounded time', () => {
  test.each([
    ['spaces without end', `He ${' '.repeat(200_000)}x said that it was late.`],
    ['half quotations without end', '‘9 '.repeat(60_000)],
    ['one sentence of adverbs', `She ${'really '.repeat(40_000)}said it was late`],
    ['a speaker in every sentence', 'Mr Smith said the imam was late. '.repeat(4_000)],
  ])('%s', (_, paragraph) => {
    const source = articleOf([`${paragraph}x`]);
    const { attributions } = findAttributions(source);
    expect(speakerNames(source, attributions)).toHaveLength(attributions.length);
  });
});
