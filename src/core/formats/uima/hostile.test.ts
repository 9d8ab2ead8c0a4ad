import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../model/result.ts';
import type { ForeignWork } from '../foreign-work.ts';
import { escapeText, escapeValue, unescapeText, unescapeValue } from './tsv-escapes.ts';
import { readJsonCas } from './read-json-cas.ts';
import { readWebannoTsv } from './read-webanno-tsv.ts';

const tsv = (...lines: string[]) => lines.join('\n');
const readTsv = (text: string) => readWebannoTsv([{ path: 'a.tsv', bytes: strToU8(text) }]);
const readCas = (value: unknown) =>
  readJsonCas([
    {
      path: 'a.json',
      bytes: strToU8(typeof value === 'string' ? value : JSON.stringify(value)),
    },
  ]);

const HEAD = ['#FORMAT=WebAnno TSV 3.3', '#T_SP=webanno.custom.Span|value', '', ''];
const GOOD = [...HEAD, '#Text=one two', '1-1\t0-3\tone\tA\t', '1-2\t4-7\ttwo\t_\t', ''];

/** Of characters of one and two units. */
const words = fc.string({
  unit: fc.constantFrom('a', 'é', '🌪', '𠀀', 'א'),
  minLength: 1,
  maxLength: 5,
});

const sofa = (sofaString: unknown) => ({ '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString });
const span = (values: object) => ({ '%ID': 2, '%TYPE': 'x.Span', '@sofa': 1, ...values });
const cas = (...structures: unknown[]) => ({ '%FEATURE_STRUCTURES': structures });

function message(read: Result<ForeignWork>): string {
  if (read.ok) return 'read';
  return read.problems.map((one) => `${one.path}: ${one.message}`).join('\n');
}

function valueOf(read: Result<ForeignWork>): ForeignWork {
  if (!read.ok) throw new Error(message(read));
  return read.value;
}

describe('a TSV that cannot be right is refused with its line', () => {
  test.each<[string, string[], RegExp]>([
    ['another format', ['#FORMAT=WebAnno TSV 2.0'], /line 1.*3\.3/],
    ['nothing', [''], /line 1/],
    ['a row cut off', [...GOOD.slice(0, 5), '1-1\t0-3\to'], /line 6.*3 columns.*ask for 4/],
    ['positions cut off', [...GOOD.slice(0, 5), '1-1\t0-\tone\tA'], /line 6.*no row/],
    ['a text without rows', GOOD.slice(0, 5), /without rows/],
    ['a row without a text', [...HEAD, '1-1\t0-3\tone\tA\t'], /line 5.*without a #Text/],
    [
      'rows out of order',
      [...GOOD.slice(0, 5), '1-1\t4-7\ttwo\tA\t', '1-2\t0-3\tone\tA\t'],
      /line 6.*where the text has/,
    ],
    [
      'a row that goes back',
      [...GOOD.slice(0, 7), '1-3\t0-3\tone\t_\t'],
      /line 8.*before the row above/,
    ],
    [
      'positions beyond the text',
      [...GOOD.slice(0, 6), '1-2\t4-900\ttwo\t_\t'],
      /line 7.*where the text has/,
    ],
    [
      'positions beyond the text, of no words',
      [...GOOD.slice(0, 6), '1-2\t9-12\t\tB\t'],
      /line 7.*where the text has/,
    ],
    [
      'the same in code points',
      [...HEAD, '#Text=🌪 is', '1-1\t0-1\t🌪\t_\t', '1-2\t2-4\tis\tA\t', '1-3\t9-12\t\tB\t'],
      /where the text has/,
    ],
    [
      'a column that no line of the head names',
      [...GOOD.slice(0, 6), '1-2\t4-7\ttwo\t_\tB\t'],
      /line 7.*6 columns where the first lines name 4/,
    ],
    [
      'a layer of a kind that is not known',
      [...HEAD.slice(0, 2), '#T_ZZ=other|value', '', '#Text=a', '1-1\t0-1\ta\t_\tB'],
      /line 6.*5 columns where the first lines name 4/,
    ],
    [
      'bytes',
      [...HEAD, '#Text=🌪 is', '1-1\t0-4\t🌪\t_\t', '1-2\t5-7\tis\tA\t'],
      /line 6.*UTF-16 or code points/,
    ],
    [
      'a part outside its token',
      [...GOOD.slice(0, 6), '1-1.1\t2-5\te t\tB\t'],
      /line 7.*outside the token/,
    ],
    [
      'a sentence far behind',
      [...GOOD, '#Text=x', '2-1\t999999999999-1000000000000\tx\t_\t'],
      /line 10.*999999999992 characters behind/,
    ],
    [
      'a sentence that begins in the one above',
      [...GOOD, '#Text=x', '2-1\t5-6\tx\t_\t'],
      /line 10.*before the sentence above/,
    ],
  ])('%s', (_, lines, expected) => {
    expect(message(readTsv(tsv(...lines)))).toMatch(expected);
  });
});

describe('a TSV that other programs write otherwise is read', () => {
  test.each([
    ['BOM', `\ufeff${tsv(...GOOD)}`],
    ['CRLF', GOOD.join('\r\n')],
    ['no tab at the end', GOOD.map((line) => line.replace(/\t$/, '')).join('\n')],
    ['one empty line behind the header', tsv(...GOOD.slice(0, 3), ...GOOD.slice(4))],
    ['empty lines at the end', `${tsv(...GOOD)}\n\n\n`],
  ])('%s', (_, text) => {
    const { marks, documents, unread } = valueOf(readTsv(text));
    expect(documents[0]?.text).toBe('one two');
    expect(marks).toMatchObject([{ code: 'webanno.custom.Span|A', spans: [{ start: 0, end: 3 }] }]);
    expect(unread).toEqual([]);
  });

  test('white space before a sentence belongs to it', () => {
    const lines = [...GOOD, '#Text=  six', '2-1\t10-13\tsix\tB\t'];
    const { documents, marks } = valueOf(readTsv(tsv(...lines)));
    expect(documents[0]?.text).toBe('one two\n  six');
    expect(marks.map(({ quotes }) => quotes)).toEqual([['one'], ['six']]);
  });

  test('positions in code points, as scripts write them, are known by the tokens', () => {
    const lines = [
      ...HEAD,
      '#Text=🌪 hits 𠀀𠀁',
      '1-1\t0-1\t🌪\tA\t',
      '1-2\t2-6\thits\t_\t',
      '1-3\t7-9\t𠀀𠀁\tB[1]\t',
      '1-3.1\t8-9\t𠀁\tC\t',
      '',
      '#Text=👩‍👩‍👧 it is',
      '2-1\t10-15\t👩‍👩‍👧\tB[1]\t',
      '2-2\t16-18\tit\t_\t',
      '2-3\t19-21\tis\tD\t',
    ];
    const { unit, documents, marks } = valueOf(readTsv(tsv(...lines)));
    expect(unit).toBe('code-point');
    expect(documents[0]?.text).toBe('🌪 hits 𠀀𠀁\n👩‍👩‍👧 it is');
    expect(marks.map(({ spans, quotes }) => [spans[0], quotes[0]])).toEqual([
      [{ start: 0, end: 1 }, '🌪'],
      [{ start: 7, end: 15 }, '𠀀𠀁\n👩‍👩‍👧'],
      [{ start: 8, end: 9 }, '𠀁'],
      [{ start: 19, end: 21 }, 'is'],
    ]);
  });

  test('in either unit the same words are marked, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1 }), (tokens) => {
        const inUnit = (lengthOf: (word: string) => number) => {
          let at = 0;
          const rows = tokens.map((word, place) => {
            const [start, end] = [at, at + lengthOf(word)];
            at = end + 1;
            return `1-${place + 1}\t${start}-${end}\t${word}\tA\t`;
          });
          return valueOf(readTsv(tsv(...HEAD, `#Text=${tokens.join(' ')}`, ...rows)));
        };
        const [utf16, counted] = [
          inUnit((word) => word.length),
          inUnit((word) => Array.from(word).length),
        ];
        expect(utf16.marks.flatMap(({ quotes }) => quotes)).toEqual(tokens);
        expect(counted.marks.flatMap(({ quotes }) => quotes)).toEqual(tokens);
        expect(counted.documents).toEqual(utf16.documents);
      }),
    );
  });

  test('a file cut off between two rows says so', () => {
    expect(valueOf(readTsv(tsv(...GOOD.slice(0, 6)))).unread).toEqual([
      'Sentences have words without rows: the file may be cut off (1)',
    ]);
  });

  test('what a later row says otherwise about a mark is counted', () => {
    const rows = ['1-1\t0-3\tone\tA[1]\t', '1-2\t4-7\ttwo\tB[1]\t'];
    const { marks, unread } = valueOf(readTsv(tsv(...GOOD.slice(0, 5), ...rows)));
    expect(marks.map(({ code, quotes }) => [code, ...quotes])).toEqual([
      ['webanno.custom.Span|A', 'one two'],
    ]);
    expect(unread).toEqual([
      'Values that the rows of one mark give otherwise than its first row are not imported (1)',
    ]);
  });

  test('of a folder, a table that begins otherwise is counted', () => {
    const files = [tsv(...GOOD), tsv('tag\tmarks')].map((text, at) => ({
      path: `${at}.tsv`,
      bytes: strToU8(text),
    }));
    const { marks, unread } = valueOf(readWebannoTsv(files));
    expect(marks).toHaveLength(1);
    expect(unread).toEqual(['Files named .tsv that do not begin as WebAnno TSV are not read (1)']);
  });

  test('50 MB in bounded time, of 200,000 sentences', () => {
    const word = 'w'.repeat(100);
    const rows = Array.from({ length: 200_000 }, (_, at) => {
      const [start, end] = [at * 101, at * 101 + 100];
      return `\n#Text=${word}\n${at + 1}-1\t${start}-${end}\t${word}\tA|${word}${at % 7}\t`;
    });
    const text = [...HEAD.slice(0, 3), ...rows].join('\n');
    expect(text.length).toBeGreaterThan(50e6);
    const began = performance.now();
    expect(valueOf(readTsv(text)).marks).toHaveLength(400_000);
    // Some seconds on a machine that does nothing else; hours, were it quadratic.
    expect(performance.now() - began).toBeLessThan(60_000);
  }, 120_000);
});

test('escapes: any value and any text come back, on one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (one, two) => {
      const value = one + two + '\\->[*_|;]\t\n\\';
      expect(unescapeValue(escapeValue(value))).toBe(value.replace(/\r\n?/g, '\n'));
      expect(escapeValue(value)).not.toMatch(/[\t\r\n]/);
      expect(unescapeText(escapeText(value))).toBe(value);
      expect(escapeText(value)).not.toMatch(/[\t\r\n\b\f]/);
    }),
  );
});

describe('a JSON CAS that cannot be right is refused with its place', () => {
  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{"%TYPES":{}, "%FEATURE_STR', /no whole JSON/],
    ['another JSON', { annotations: [] }, /no JSON CAS/],
    ['an array', [], /no JSON CAS/],
    ['structures that are none', { '%FEATURE_STRUCTURES': [7] }, /%FEATURE_STRUCTURES/],
    ['a structure without a type', cas({ '%ID': 1 }), /%FEATURE_STRUCTURES.0.*%TYPE/],
    ['a key __proto__', '{"%FEATURE_STRUCTURES":[{"__proto__":{"x":1}}]}', /__proto__/],
    ['a negative position', cas(sofa('ab'), span({ begin: -1, end: 1 })), /annotation 2.*begin/],
    ['half a position', cas(sofa('ab'), span({ begin: 0.5, end: 1 })), /annotation 2.*begin/],
    ['an end before the beginning', cas(sofa('ab'), span({ begin: 2, end: 1 })), /annotation 2/],
    ['a position that is text', cas(sofa('ab'), span({ begin: '0', end: '1' })), /annotation 2/],
    ['a text that is a number', cas(sofa(7)), /has no text/],
    ['views that are none', { '%VIEWS': { _InitialView: 3 } }, /%VIEWS/],
  ])('%s', (_, value, expected) => {
    expect(message(readCas(value))).toMatch(expected);
  });
});

test('of very many faults in a JSON CAS the first are told', () => {
  const places = Array.from({ length: 150_000 }, () => span({ begin: 2, end: 1 }));
  const texts = Array.from({ length: 150_000 }, () => sofa(7));
  for (const value of [
    { '%FEATURE_STRUCTURES': [sofa('ab'), ...places] },
    { '%FEATURE_STRUCTURES': texts },
  ]) {
    const read = readCas(value);
    expect(read.ok ? 0 : read.problems.length).toBe(20);
  }
});

describe('a JSON CAS that is written otherwise is read', () => {
  test('without %TYPES, by id, with numbers that are 0 left out, in several views', () => {
    const value = {
      '%FEATURE_STRUCTURES': {
        a: { '%TYPE': 'uima.cas.Sofa', sofaID: 'one', sofaString: 'one' },
        b: { '%TYPE': 'uima.cas.Sofa', sofaID: 'two', sofaString: 'two 🌪' },
        c: { '%TYPE': 'x.Span', '@sofa': 'a', end: 3, value: 'A', comment: 'why' },
        d: { '%TYPE': 'x.Span', '@sofa': 'b', begin: 4, end: 6, value: 7, sure: true },
      },
    };
    const { documents, marks, codes } = valueOf(readCas(value));
    expect(documents.map(({ text }) => text)).toEqual(['one', 'two 🌪']);
    expect(marks).toMatchObject([
      { quotes: ['one'], code: 'x.Span|A', note: 'why' },
      { quotes: ['🌪'], code: 'x.Span|7', attributes: { sure: 'true' } },
    ]);
    expect(codes.map(({ label, layer }) => [label, layer])).toEqual([
      ['A', 'Span'],
      ['7', 'Span'],
    ]);
  });

  test('what has no place is counted: tokens, relations, chains, slots, no width, deleted ones', () => {
    const token = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token';
    const value = {
      ...cas(
        sofa('ab'),
        { ...span({ begin: 0, end: 1 }), '%TYPE': token },
        { ...span({ begin: 1, end: 1 }), '%ID': 3 },
        { ...span({ begin: 0, end: 1, '@Governor': 3, '@Dependent': 3 }), '%ID': 4 },
        { '%ID': 5, '%TYPE': 'x.Chain', '@first': 3 },
        { '%ID': 6, '%TYPE': 'x.Link', role: 'agent', '@target': 3 },
        { ...span({ begin: 0, end: 2 }), '%ID': 7 },
      ),
      '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [2, 3, 4, 5, 6] } },
    };
    const { marks, unread } = valueOf(readCas(value));
    expect(marks).toEqual([]);
    expect(unread).toHaveLength(6);
    for (const sentence of unread) expect(sentence).toMatch(/ \(1\)$/);
  });

  test('a position beyond the text, and half a character in it, are left to the report', () => {
    const { marks } = valueOf(readCas(cas(sofa('a\ud800b'), span({ begin: 1, end: 99 }))));
    expect(marks).toMatchObject([{ spans: [{ start: 1, end: 99 }], quotes: [] }]);
  });
});

test('a mark in many pieces, or in many copies of one, is put together in time', () => {
  const count = 30_000;
  const pieces = (pieceAt: (at: number) => string) =>
    cas(
      sofa('a'.repeat(2 * count)),
      ...Array.from({ length: count }, (_, at) => ({
        ...span({ begin: 2 * at, end: 2 * at + 1, tag: 'x', mark: 'm', piece: pieceAt(at) }),
        '%ID': at + 2,
      })),
    );
  const began = performance.now();
  expect(valueOf(readCas(pieces((at) => `${at}/${count}`))).marks).toHaveLength(1);
  expect(valueOf(readCas(pieces(() => '1/2'))).marks).toHaveLength(count);
  // Less than a second; half a minute, were it quadratic.
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('neither reader throws, whatever it is given', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(GOOD.join('\n').length), fc.string(), (json, at, noise) => {
      const good = tsv(...GOOD);
      const read = [
        readCas(`{"%FEATURE_STRUCTURES":[${json}]}`),
        readCas(`{"%TYPES":${json},"%VIEWS":${json}}`),
        readTsv(good.slice(0, at) + noise + good.slice(at)),
      ];
      for (const one of read) expect(one.ok || one.problems.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
