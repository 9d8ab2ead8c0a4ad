import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { pastedBlocks } from './pasted-blocks.ts';

const read = (html: string) => {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return pastedBlocks(document.body).map(({ kind, text }) => [kind, text]);
};

describe('pasted HTML', () => {
  test.each<[string, string, string[][]]>([
    [
      'headings, paragraphs and quotations',
      '<h1>Storm</h1><p>It <b>rained</b>.</p><blockquote><p>“Wet.”</p></blockquote>',
      [
        ['heading', 'Storm'],
        ['paragraph', 'It rained.'],
        ['quotation', '“Wet.”'],
      ],
    ],
    [
      'captions and what is around an article',
      '<figure><img alt="x"><figcaption>The coast</figcaption></figure><nav><a>Home</a></nav>',
      [
        ['caption', 'The coast'],
        ['furniture', 'Home'],
      ],
    ],
    ['words alone are one paragraph', 'only <i>some</i> words', [['paragraph', 'only some words']]],
    ['line breaks stay', 'one<br> two  three', [['paragraph', 'one\ntwo three']]],
    ['lines of the source are none', '<p>one\n   two</p>', [['paragraph', 'one two']]],
    ['a text as typed', '<pre>one\n  two</pre>', [['paragraph', 'one\n  two']]],
    [
      'text between blocks is not lost',
      'a<p>b</p>c',
      [
        ['paragraph', 'a'],
        ['paragraph', 'b'],
        ['paragraph', 'c'],
      ],
    ],
    [
      'a list',
      '<ul><li>a</li><li>b</li></ul>',
      [
        ['paragraph', 'a'],
        ['paragraph', 'b'],
      ],
    ],
    [
      'scripts and styles are silent',
      '<style>p{}</style><script>hacked()</script><p>a</p>',
      [['paragraph', 'a']],
    ],
    ['nothing', '<p> </p>', []],
    ['a space between elements', '<p><b>a</b> <i>b</i></p>', [['paragraph', 'a b']]],
    ['a character that XML refuses', '<p>a\u0001b</p>', [['paragraph', 'a\ufffdb']]],
  ])('%s', (_, html, expected) => {
    expect(read(html)).toEqual(expected);
  });
});
