import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companionGuid, guidOf, plainGuid } from './guid.ts';

describe('guidOf', () => {
  test('stays the same from release to release', () => {
    expect(guidOf('mark', 'small', 'mark-1')).toBe(guidOf('mark', 'small', 'mark-1'));
    expect(guidOf('mark', 'small', 'mark-1')).toBe('1f1ef2e0-c5de-5335-acbb-288747f05d56');
  });

  test('has the form of a UUID of version 5', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (names) => {
        expect(guidOf(...names)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });

  test('differs for 50,000 names that are nearly the same', () => {
    const guids = Array.from({ length: 50_000 }, (_, at) => guidOf('mark', `mark-1-${at}`));
    expect(new Set(guids).size).toBe(guids.length);
    expect(guidOf('a', 'b')).not.toBe(guidOf('ab'));
  });
});

test('the companion of a GUID is another one, of version 8, and no version 5', () => {
  const guid = guidOf('mark', 'small', 'mark-1');
  expect(companionGuid(guid)).toBe('1f1ef2e0-c5de-8335-acbb-288747f05d56');
});

describe('plainGuid', () => {
  const plain = '12ab34cd-0000-4000-8000-0123456789ab';

  test.each([plain, plain.toUpperCase(), `{${plain}}`, ` {${plain.toUpperCase()}}\n`])(
    'reads %s',
    (given) => expect(plainGuid(given)).toBe(plain),
  );

  test.each([undefined, '', 'c001', `{${plain}`, `${plain}0`, '__proto__'])(
    'does not take %s for one',
    (given) => expect(plainGuid(given)).toBeNull(),
  );
});
