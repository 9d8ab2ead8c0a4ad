import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { CodeBook } from '../../model/codebook.ts';
import { tagIdSchema } from '../../model/ids.ts';
import { wholeWorkspace } from '../../../testing/whole-workspace.ts';
import { tagsOfTechnique, TECHNIQUES, techniqueOf } from '../nlp/semeval-techniques.ts';
import { foreignCode } from '../reading.ts';
import { CodeMatcher } from './code-match.ts';

const { codeBook } = wholeWorkspace();
const tags = codeBook.layers.flatMap((layer) => layer.tags);
const emotive = v.parse(tagIdSchema, 'L.emotive');

const technique = (name: string) => ({ ...foreignCode(name), partners: tagsOfTechnique(name) });

function found(name: string, book: CodeBook, byHand?: typeof emotive): string | null {
  const choices = byHand ? new Map([[name, byHand]]) : new Map<string, never>();
  return new CodeMatcher(book, choices).match(technique(name)).found?.tag.id ?? null;
}

/** The code book with its tags changed; a tag without a label is left out. */
function withLabels(labelOf: (id: string, label: string) => string): CodeBook {
  const layers = codeBook.layers.map((layer) => ({
    ...layer,
    tags: layer.tags
      .map((tag) => ({ ...tag, label: labelOf(tag.id, tag.label) }))
      .filter(({ label }) => label !== ''),
  }));
  return { ...codeBook, layers };
}

test.each(TECHNIQUES)('%s: the tag that alone is exported under it, or none', (name) => {
  const partners = tags.filter((tag) => techniqueOf(tag) === name);
  const [only] = partners;
  expect(found(name, codeBook)).toBe(partners.length === 1 ? only?.id : null);
});

test('one of two partners is enough where the code book has not the other', () => {
  const book = withLabels((id, label) => (id === 'L.image' ? '' : label));
  expect(found('Loaded_Language', book)).toBe('L.emotive');
});

test('a tag that is named like the technique, and a person, know better', () => {
  const named = withLabels((id, label) => (id === 'L.verb' ? 'Loaded language' : label));
  expect(found('Loaded_Language', named)).toBe('L.verb');
  expect(found('Doubt', codeBook)).toBe('L.doubt');
  expect(found('Doubt', codeBook, emotive)).toBe('L.emotive');
});

test('two tags that are named like it leave it open', () => {
  const twice = withLabels((id, label) => (/^L\.(?:verb|sweep)$/.test(id) ? 'Doubt' : label));
  expect(found('Doubt', twice)).toBeNull();
});

test('a name of signs alone is found as that and as no other', () => {
  const signs = withLabels((id, label) => ({ 'L.verb': '???', 'L.doubt': '👍' })[id] ?? label);
  expect(found('???', signs)).toBe('L.verb');
  expect(found(' 👍', signs)).toBe('L.doubt');
  for (const other of ['!!!', '👎', '', 'Loaded language']) expect(found(other, signs)).toBeNull();
});
