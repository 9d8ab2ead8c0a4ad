import { describe, expect, test } from 'vitest';
import { articleOf } from '../../../testing/article.ts';
import { findAttributions } from './find-attributions.ts';
import { isNamedSpeaker, speakerNames } from './speaker-names.ts';

function namesIn(...paragraphs: string[]): string[] {
  const source = articleOf(paragraphs);
  return speakerNames(source, findAttributions(source).attributions);
}

describe('the name of a speaker', () => {
  test.each<[string, string[], string[]]>([
    ['without its title', ['Mr Chalghoumi said it was late.'], ['Chalghoumi']],
    [
      'behind a role',
      ['His lawyer David-Olivier Kaminski said no one came.'],
      ['David-Olivier Kaminski'],
    ],
    ['with its particles', ['Anneke de Wit said it was late.'], ['Anneke de Wit']],
    [
      'for a pronoun the last one named',
      ['Clara Voss said it was late.', 'She added that it was dark.'],
      ['Clara Voss', 'Clara Voss'],
    ],
    [
      'for a pronoun the name in between',
      ['Clara Voss said it was late. Paul Otto denied this. He said it was early.'],
      ['Clara Voss', 'Paul Otto'],
    ],
    [
      'for a role the name that bears it',
      ['Hassen Chalghoumi, imam in Drancy, spoke. The imam said it was late.'],
      ['Hassen Chalghoumi'],
    ],
    ['a group stays what it is', ['Police said the police car was late.'], ['police']],
    [
      'somebody indefinite too',
      ['A spokesman for Rovers said it was late.'],
      ['a spokesman for Rovers'],
    ],
    ['nobody', ['The wall. “Nobody here will ever forget this.”'], ['']],
  ])('%s', (_, paragraphs, names) => {
    expect(namesIn(...paragraphs)).toEqual(names);
  });

  test.each([
    ['Hassen Chalghoumi', true],
    ['The Telegraph', true],
    ['Islamic State', true],
    ['a spokesman for Rovers', false],
    ['one post in Arabic on Twitter', false],
    ['French police', false],
    ['', false],
  ])('%s: known by name: %s', (speaker, isNamed) => {
    expect(isNamedSpeaker(speaker)).toBe(isNamed);
  });
});
