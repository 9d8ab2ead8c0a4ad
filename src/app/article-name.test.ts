import { expect, test } from 'vitest';
import { NOTHING_STATED } from '#core/model/source.ts';
import { articleName } from './article-name.ts';

test.each([
  ['B, Mailonline', { outlet: 'Mailonline', headline: 'Bridge closed' }],
  ['B, Bridge closed', { headline: 'Bridge closed' }],
  ['Source B', {}],
])('%s', (name, stated) => {
  expect(articleName({ letter: 'B', metadata: { ...NOTHING_STATED, ...stated } })).toBe(name);
});
