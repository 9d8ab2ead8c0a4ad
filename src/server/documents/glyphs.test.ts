/** Which typeface writes what, read out of the very files that are embedded. */
import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { Glyphs, typefaceRuns } from './glyphs.ts';
import { TYPEFACES, typefaceBytes } from './typeface.ts';
import { withoutWoff } from './woff.ts';

const CASES: readonly (readonly [name: string, text: string, typefaces: readonly string[]])[] = [
  ['Latin, Greek, Cyrillic', 'née Ωμέγα Ёлка', ['DejaVu']],
  ['Hebrew and Arabic with their marks', 'שָׁלוֹם بِسْمِ می‌خواهم', ['DejaVu']],
  ['Chinese', '国务院', ['Unifont']],
  ['Japanese and Korean', '日本語のテキスト한국어', ['Unifont']],
  ['Chinese in a sentence', 'wrote 漢字 twice', ['DejaVu', 'Unifont', 'DejaVu']],
  ['emoji of several characters', '👩‍👩‍👧‍👦👍🏽🇩🇪', ['Noto Emoji']],
  ['an accent stays with its letter', 'a\u0301', ['DejaVu']],
];

describe('typefaces', () => {
  test.each(CASES)('%s', (_, text, typefaces) => {
    const glyphs = new Glyphs();
    expect(glyphs.writable(text)).toBe(text);
    expect(glyphs.missing.size).toBe(0);
    const runs = typefaceRuns(text);
    expect(runs.map(({ typeface }) => typeface.name)).toEqual(typefaces);
    expect(runs.map((run) => run.text).join('')).toBe(text);
  });
});

test('what none has stands as ▯, once a cluster, and is counted', () => {
  const glyphs = new Glyphs();
  expect(glyphs.writable('\u{20bb7} a\u{20bb7}\u0301 \u0001 \ue000 \ud800')).toBe('▯ a▯ ▯ ▯ ▯');
  expect([...glyphs.missing]).toEqual([
    ['\u{20bb7}', 2],
    ['\u0001', 1],
    ['\ue000', 1],
    ['\ud800', 1],
  ]);
});

test('signs without a glyph are left out, but for those that direct and join', () => {
  expect(new Glyphs().writable('co\u00adop\ufeff ❤\ufe0f \u2067a\u2069 می\u200cخ\n')).toBe(
    'coop ❤ \u2067a\u2069 می\u200cخ\n',
  );
});

test('Unifont is the same without its wrapping', () => {
  const font = create(typefaceBytes(TYPEFACES.at(-1)?.normal ?? ''));
  if (!('layout' in font)) throw new Error('not one typeface');
  const { glyphs } = font.layout('漢a');
  expect(glyphs.map(({ advanceWidth }) => advanceWidth / font.unitsPerEm)).toEqual([1, 0.5]);
  expect(glyphs.every(({ path }) => path.commands.length > 10)).toBe(true);
});

test('what is no WOFF is refused', () => {
  expect(() => withoutWoff(Buffer.from('wOF2 and more'))).toThrow('no WOFF');
});
