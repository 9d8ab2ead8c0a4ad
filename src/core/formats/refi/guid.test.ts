import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fnv1a128, guidOf, plainGuid } from './guid.ts';

describe('guidOf', () => {
  test.each([
    // From the tables of draft-eastlake-fnv.
    ['', '6c62272e07bb014262b821756295c58d'],
    ['a', 'd228cb696f1a8caf78912b704e4a8964'],
    ['foobar', '343e1662793c64bf6f0d3597ba446f18'],
  ])('hashes “%s” as FNV-1a does', (text, hex) => {
    expect(fnv1a128(text).toString(16)).toBe(hex);
  });

  test('stays the same from release to release', () => {
    expect(guidOf('mark', 'small', 'mark-1')).toBe(guidOf('mark', 'small', 'mark-1'));
    expect(guidOf('mark', 'small', 'mark-1')).toBe('cc73c651-776b-8204-925b-451adc0a3ff2');
  });

  test('has the form of a UUID of version 8', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (names) => {
        expect(guidOf(...names)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
      }),
    );
  });

  test('moves about half of the bits when the last letter changes', () => {
    const bits = Array.from({ length: 500 }, (_, at) => {
      const [a, b] = ['x', 'y'].map((end) =>
        BigInt(`0x${guidOf(`${at}${end}`).replaceAll('-', '')}`),
      );
      const moved = (a ?? 0n) ^ (b ?? 0n);
      return moved.toString(2).replaceAll('0', '').length;
    });
    expect(Math.min(...bits)).toBeGreaterThan(35);
    expect(bits.reduce((sum, count) => sum + count) / bits.length).toBeGreaterThan(58);
  });

  test('differs for 50,000 names that are nearly the same', () => {
    const guids = Array.from({ length: 50_000 }, (_, at) => guidOf('mark', `mark-1-${at}`));
    expect(new Set(guids).size).toBe(guids.length);
    expect(guidOf('a', 'b')).not.toBe(guidOf('ab'));
  });
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
