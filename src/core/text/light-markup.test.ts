import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLightMarkup } from './light-markup.ts';

const plain = (text: string) => text.replace(/[*`]/g, '');
const kinds = (body: string) => readLightMarkup(body).map(({ kind, text }) => `${kind}:${text}`);

describe('light markup', () => {
  test.each([
    ['plain', ['text:plain']],
    ['an *odd* word', ['text:an ', 'em:odd', 'text: word']],
    ['**so** it is', ['strong:so', 'text: it is']],
    ['run `a*b*c`', ['text:run ', 'code:a*b*c']],
    ['2 * 3 * 4', ['text:2 ', 'em: 3 ', 'text: 4']],
    ['see https://a.example/b?c=1.', ['text:see ', 'link:https://a.example/b?c=1', 'text:.']],
    ['javascript:alert(1)', ['text:javascript:alert(1)']],
    ['<img src=x onerror=alert(1)>', ['text:<img src=x onerror=alert(1)>']],
    ['a lone * star', ['text:a lone * star']],
    ['', []],
  ])('%s', (body, expected) => {
    expect(kinds(body)).toEqual(expected);
  });

  test('loses no character but its own signs, and links only http', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        const parts = readLightMarkup(body);
        const joined = parts.map(({ text }) => text).join('');
        expect(plain(joined)).toBe(plain(body));
        for (const part of parts) {
          expect(part.kind === 'link' ? /^https?:\/\//.test(part.href) : true).toBe(true);
        }
      }),
    );
  });
});
