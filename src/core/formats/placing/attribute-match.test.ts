import { expect, test } from 'vitest';
import { smallWorkspace } from '../../../testing/small-workspace.ts';
import { matchAttributes } from './attribute-match.ts';

const { codeBook } = smallWorkspace;

test.each([
  ['strength', 'weak', 'weak', ''],
  ['STRENGTH', 'Quite_strong', 'strong', ''],
  ['Strength:', 'QuiteStrong', 'strong', ''],
  ['strength', '???', 'none', ''],
  ['strength', '!!!', undefined, 'strength: !!!'],
  ['!!!', 'weak', undefined, '!!!: weak'],
])('%s: %s becomes %s, and in the note stands “%s”', (name, value, option, note) => {
  const attributes = codeBook.attributes.map((one) =>
    one.kind === 'choice'
      ? {
          ...one,
          options: [
            { id: 'weak', label: 'Weak' },
            { id: 'strong', label: 'Quite strong' },
            { id: 'none', label: '???' },
          ],
        }
      : one,
  );
  const [layer] = codeBook.layers;
  if (!layer) throw new Error('no layer');
  const given = { attributes: { [name]: value }, note: '' };
  const matched = matchAttributes(given, layer, { ...codeBook, attributes });
  expect([Object.values(matched.attributes)[0], matched.note]).toEqual([option, note]);
});
