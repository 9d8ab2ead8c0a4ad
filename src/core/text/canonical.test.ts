import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCanonicalText } from './canonical.ts';

describe('toCanonicalText', () => {
  test.each<[string, string, string]>([
    ['nothing', '', ''],
    ['a byte order mark', '\ufeffA', 'A'],
    ['two byte order marks', '\ufeff\ufeffA', 'A'],
    ['a byte order mark inside stays', 'A\ufeffB', 'A\ufeffB'],
    ['CRLF', 'A\r\nB\r\n', 'A\nB\n'],
    ['CR alone', 'A\rB\r\r\nC', 'A\nB\n\nC'],
    ['NUL', 'A\u0000B', 'A\ufffdB'],
    ['other controls that XML refuses', '\u0001\u0008\u000b\u000c\u001f', '\ufffd'.repeat(5)],
    ['tab, delete and next line stay', 'A\tB\u007fC\u0085', 'A\tB\u007fC\u0085'],
    ['non-characters', '\ufffe\uffff', '\ufffd\ufffd'],
    ['a leading surrogate alone', 'A\ud83cB', 'A\ufffdB'],
    ['a trailing surrogate alone', 'A\udf2aB', 'A\ufffdB'],
    ['surrogates in the wrong order', '\udf2a\ud83c', '\ufffd\ufffd'],
    ['a pair stays', '🌪', '🌪'],
    ['combining accents are not composed', 'e\u0301 \u00e9', 'e\u0301 \u00e9'],
    ['outer white space stays', ' \u00a0 A \n', ' \u00a0 A \n'],
  ])('%s', (_, given, expected) => {
    expect(toCanonicalText(given)).toBe(expected);
  });

  const anything = fc
    .array(
      fc.oneof(
        fc.integer({ min: 0, max: 0xffff }),
        fc.constantFrom(0x0a, 0x0d, 0xfeff, 0xd83c, 0xdf2a, 0),
      ),
    )
    .map((units) => String.fromCharCode(...units));

  test('is done once: a canonical text stays as it is', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const text = toCanonicalText(given);
        expect(toCanonicalText(text)).toBe(text);
      }),
    );
  });

  test('survives UTF-8, XML 1.0 and a reader that drops a byte order mark', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const text = toCanonicalText(given);
        expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text);
        expect(text).toMatch(/^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      }),
    );
  });
});
