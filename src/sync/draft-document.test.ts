import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { toDraftProse, type DraftProse } from '#core/model/draft-prose.ts';
import { BLOCK_KINDS } from '#core/model/source.ts';
import { hardTexts } from '../testing/hard-texts.ts';
import { draftFragment, readDraft, writeDraft } from './draft-document.ts';

const proses: fc.Arbitrary<DraftProse> = fc.record({
  blocks: fc.array(
    fc.record({
      kind: fc.constantFrom(...BLOCK_KINDS),
      text: hardTexts,
      gap: fc.option(fc.constantFrom('\n', '', ' \n '), { nil: null }),
    }),
  ),
  lead: fc.constantFrom('', '\n'),
  tail: fc.constantFrom('', ' '),
});

describe('the document of a draft', () => {
  test('gives back what was written, also over the wire', () => {
    fc.assert(
      fc.property(proses, (prose) => {
        const [here, there] = [new Y.Doc(), new Y.Doc()];
        writeDraft(here, prose);
        Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
        expect(readDraft(there)).toEqual({ ok: true, value: prose });
      }),
    );
  });

  test('words that one types and a kind that another chooses both stay', () => {
    const [ada, ben] = [new Y.Doc(), new Y.Doc()];
    writeDraft(
      ada,
      toDraftProse({ text: 'Storm', blocks: [{ kind: 'paragraph', start: 0, end: 5 }] }),
    );
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ada));
    blockOf(ada).setAttribute('kind', 'heading');
    const text = blockOf(ben).get(0);
    if (text instanceof Y.XmlText) text.insert(5, ' hits');
    Y.applyUpdate(ada, Y.encodeStateAsUpdate(ben));
    expect(readDraft(ada)).toMatchObject({
      value: { blocks: [{ kind: 'heading', text: 'Storm hits' }] },
    });
  });

  test.each<[string, (fragment: Y.XmlFragment) => void]>([
    ['an element of another name', (prose) => prose.insert(0, [new Y.XmlElement('script')])],
    ['text outside blocks', (prose) => prose.insert(0, [new Y.XmlText('words')])],
    [
      'a block in a block',
      (prose) => {
        const outer = new Y.XmlElement('block');
        outer.insert(0, [new Y.XmlElement('block')]);
        prose.insert(0, [outer]);
      },
    ],
  ])('%s is a problem and is not passed over', (_, spoil) => {
    const document = new Y.Doc();
    spoil(draftFragment(document));
    expect(readDraft(document)).toMatchObject({ ok: false, problems: [{ path: 'blocks.0' }] });
  });

  test('attributes that a hostile editor wrote put no words between blocks', () => {
    const document = new Y.Doc();
    const block = new Y.XmlElement('block');
    block.setAttribute('kind', 'constructor');
    block.setAttribute('gap', 'words');
    draftFragment(document).insert(0, [block]);
    document.getMap('edges').set('tail', 'more words');
    expect(readDraft(document)).toEqual({
      ok: true,
      value: { blocks: [{ kind: 'paragraph', text: '', gap: null }], lead: '', tail: '' },
    });
  });
});

function blockOf(document: Y.Doc): Y.XmlElement {
  const block = draftFragment(document).get(0);
  if (!(block instanceof Y.XmlElement)) throw new Error('there is no block');
  return block;
}
