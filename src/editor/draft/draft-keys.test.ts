import { EditorState, TextSelection, AllSelection, type Command } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import type { BlockKind } from '#core/model/source.ts';
import { DRAFT_KEYS, kindOfKey, kindsIn, setKind } from './draft-keys.ts';
import { draftSchema, kindOf, newBlock } from './draft-schema.ts';

/** Blocks as `[kind, text]`, with the selection from and to positions of the document. */
function stateOf(
  blocks: readonly (readonly [BlockKind, string])[],
  from: number,
  to = from,
): EditorState {
  const doc = draftSchema.node(
    'doc',
    null,
    blocks.map(([kind, text]) => newBlock(kind, text)),
  );
  return EditorState.create({ doc, selection: TextSelection.create(doc, from, to) });
}

function after(state: EditorState, command: Command | undefined): [BlockKind, string][] {
  let next = state;
  command?.(state, (transaction) => (next = state.apply(transaction)));
  return next.doc.children.map((node) => [kindOf(node.attrs), node.textContent]);
}

const key = (code: string, held: readonly string[]) => ({
  code,
  ctrlKey: held.includes('Control'),
  metaKey: held.includes('Meta'),
  altKey: held.includes('Alt'),
  shiftKey: held.includes('Shift'),
  getModifierState: (name: string) => held.includes(name),
});

describe('Enter', () => {
  test.each<[string, EditorState, [BlockKind, string][]]>([
    [
      'parts a block; both parts keep its kind',
      stateOf([['quotation', 'onetwo']], 4),
      [
        ['quotation', 'one'],
        ['quotation', 'two'],
      ],
    ],
    [
      'behind a heading begins a paragraph',
      stateOf([['heading', 'one']], 4),
      [
        ['heading', 'one'],
        ['paragraph', ''],
      ],
    ],
    [
      'replaces what is selected',
      stateOf([['paragraph', 'onetwo']], 3, 5),
      [
        ['paragraph', 'on'],
        ['paragraph', 'wo'],
      ],
    ],
  ])('%s', (_, state, expected) => {
    expect(after(state, DRAFT_KEYS['Enter'])).toEqual(expected);
  });

  test('leaves what stood before a block with its first part', () => {
    const block = draftSchema.node('block', { kind: 'paragraph', gap: '\n' }, [
      draftSchema.text('onetwo'),
    ]);
    const doc = draftSchema.node('doc', null, [block]);
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, 4) });
    let next = state;
    DRAFT_KEYS['Enter']?.(state, (transaction) => (next = state.apply(transaction)));
    expect(next.doc.children.map(({ attrs }) => attrs['gap'])).toEqual(['\n', null]);
  });

  test('over everything leaves an empty draft', () => {
    const some = stateOf([['heading', 'one']], 1);
    const state = some.apply(some.tr.setSelection(new AllSelection(some.doc)));
    expect(after(state, DRAFT_KEYS['Enter']).map(([, text]) => text)).toEqual(['', '']);
  });
});

describe('the kind of blocks', () => {
  const both = stateOf(
    [
      ['heading', 'one'],
      ['paragraph', 'two'],
      ['paragraph', 'three'],
    ],
    2,
    8,
  );

  test('is told and set for all that the selection touches', () => {
    expect(kindsIn(both)).toEqual(['heading', 'paragraph']);
    expect(after(both, setKind('deck'))).toEqual([
      ['deck', 'one'],
      ['deck', 'two'],
      ['paragraph', 'three'],
    ]);
  });

  test('that they are of already changes nothing', () => {
    expect(setKind('heading')(stateOf([['heading', 'one']], 2))).toBe(false);
  });

  test.each<[string, readonly string[], BlockKind | null]>([
    ['Digit1', ['Control', 'Alt'], 'heading'],
    ['Digit6', ['Meta', 'Alt'], 'furniture'],
    ['Numpad3', ['Control', 'Alt'], 'paragraph'],
    ['Digit7', ['Control', 'Alt'], null],
    ['Digit2', ['Control'], null],
    ['Digit2', ['Control', 'Alt', 'AltGraph'], null],
    ['KeyA', ['Control', 'Alt'], null],
  ])('%s with %j is %s', (code, held, kind) => {
    expect(kindOfKey(key(code, held))).toBe(kind);
  });
});

test('Shift+Enter breaks the line inside the block', () => {
  const state = stateOf([['paragraph', 'onetwo']], 4);
  expect(after(state, DRAFT_KEYS['Shift-Enter'])).toEqual([['paragraph', 'one\ntwo']]);
});
