import { describe, expect, test } from 'vitest';
import { smallWorkspace } from '../../testing/small-workspace.ts';
import { codeBookSchema, indexCodeBook, type CodeBook, type Layer } from './codebook.ts';
import { parseWith } from './parse.ts';

const book = smallWorkspace.codeBook;
const [framing] = book.layers as readonly [Layer];
const withLayer = (different: object) => ({ ...book, layers: [{ ...framing, ...different }] });
const withTag = (different: object) => withLayer({ tags: [{ ...framing.tags[0], ...different }] });

describe('codeBookSchema', () => {
  test.each<[string, object, string]>([
    ['no layer', { ...book, layers: [] }, 'layers'],
    ['a layer without tags', withLayer({ tags: [] }), 'layers.0.tags'],
    ['a channel that is not drawn', withLayer({ channel: 'blink' }), 'layers.0.channel'],
    ['a key of two letters', withTag({ key: 'ab' }), 'layers.0.tags.0.key'],
    ['a colour by name', withTag({ colour: 'red' }), 'layers.0.tags.0.colour'],
    ['style in a colour', withTag({ colour: '#aa3300;x:y' }), 'layers.0.tags.0.colour'],
    ['a tag without a label', withTag({ label: '' }), 'layers.0.tags.0.label'],
    [
      'an attribute whose values would be lost',
      {
        ...book,
        attributes: [{ kind: 'text', id: 'constructor', label: 'A', help: '', maxLength: 9 }],
      },
      'attributes.0.id',
    ],
    [
      'a choice of one',
      {
        ...book,
        attributes: [
          { kind: 'choice', id: 'a', label: 'A', help: '', options: [{ id: 'x', label: 'X' }] },
        ],
      },
      'attributes.0.options',
    ],
  ])('refuses %s and says where', (_, input, path) => {
    const parsed = parseWith(codeBookSchema, input);
    expect(parsed.ok ? 'taken' : parsed.problems.map((problem) => problem.path)).toContain(path);
  });
});

test('the index finds tags with their layer, layers and attributes by id', () => {
  const index = indexCodeBook(book);
  for (const layer of book.layers) {
    expect(index.layers.get(layer.id)).toBe(layer);
    for (const tag of layer.tags) expect(index.tags.get(tag.id)).toEqual({ tag, layer });
  }
  for (const attribute of book.attributes) {
    expect(index.attributes.get(attribute.id)).toBe(attribute);
  }
  const empty: CodeBook = { ...book, layers: [], attributes: [] };
  expect(indexCodeBook(empty).tags.size).toBe(0);
});
