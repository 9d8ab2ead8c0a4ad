import { describe, expect, test } from 'vitest';
import { readQdc } from './read-qdc.ts';

const code = (name: string, inside = '') =>
  `<Code name="${name}" isCodable="true">${inside}</Code>`;

/** Each code with what it belongs to. @throws with the problems when the file is refused. */
function codesIn(tree: string): string[] {
  const book = readQdc(
    `<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="NVivo"><Codes>${tree}</Codes></CodeBook>`,
  );
  if (!book.ok) throw new Error(JSON.stringify(book.problems));
  return book.value.codes.map(({ layer, label }) => `${layer}: ${label}`);
}

describe('a tree of codes', () => {
  test('a code belongs to the one right above it', () => {
    expect(codesIn(code('Barriers', code('Cost', code('High'))))).toEqual([
      ': Barriers',
      'Barriers: Cost',
      'Cost: High',
    ]);
  });

  test('the same name at two places is two, called by their paths, and no code is lost', () => {
    const cost = code('Cost', code('High'));
    expect(codesIn(code('Barriers', cost) + code('Enablers', cost) + code('Cost'))).toEqual([
      ': Barriers',
      'Barriers: Cost',
      'Barriers / Cost: High',
      ': Enablers',
      'Enablers: Cost',
      'Enablers / Cost: High',
      ': Cost',
    ]);
  });
});
