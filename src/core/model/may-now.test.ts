import { describe, expect, test } from 'vitest';
import { mayNow } from './may-now.ts';

describe('mayNow', () => {
  test.each([
    ['an annotator marks while nothing is locked', 'annotator', 'mark', false, true],
    ['an annotator may not mark while it is locked', 'annotator', 'mark', true, false],
    ['an annotator may not talk while it is locked', 'annotator', 'talk', true, false],
    ['an annotator exports while it is locked', 'annotator', 'export', true, true],
    ['an editor marks while it is locked', 'editor', 'mark', true, true],
    ['a viewer never marks', 'viewer', 'mark', false, false],
  ] as const)('%s', (_name, role, action, locked, expected) => {
    expect(mayNow(role, action, { phase: 'open', locked })).toBe(expected);
  });
});
