import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileText } from '../../testing/hostile-snapshots.ts';
import { xmlCharacters } from '../text/canonical.ts';
import { readXml, xmlTag, xmlTextElement, type XmlElement } from './xml.ts';

function root(text: string): XmlElement {
  const read = readXml(text);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value;
}

function refusal(text: string): string {
  const read = readXml(text);
  return read.ok ? 'was read' : (read.problems[0]?.message ?? '');
}

const BOMB = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>`;

describe('XML', () => {
  test('what is written reads back, in text and in attributes', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary' })), (given) => {
        const carried = xmlCharacters(given);
        const xml = `${xmlTag('a', { b: given, c: null })}${xmlTextElement('d', given)}</a>`;
        const element = root(xml);
        expect([...element.attributes]).toEqual([['b', carried]]);
        expect(element.children.map(({ text }) => text)).toEqual(given === '' ? [] : [carried]);
      }),
    );
  });

  test('knows namespaces, lines, CDATA and names that are hooks of JavaScript', () => {
    const element = root(
      '\ufeff<p:a xmlns:p="urn:x"\r\n __proto__="1" p:b="2">\n<constructor>1<![CDATA[<]]>&#9;</constructor></p:a>',
    );
    expect(element).toMatchObject({ name: 'a', namespace: 'urn:x', line: 1 });
    expect([...element.attributes]).toEqual([['__proto__', '1']]);
    expect(element.children).toMatchObject([
      { name: 'constructor', namespace: '', text: '1<\t', line: 3 },
    ]);
  });

  test.each([
    ['an entity bomb', BOMB, /DOCTYPE/],
    ['an outside entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', /DOCTYPE/],
    ['an unknown entity', '<x>\n&who;</x>', /line 2 \(undefined entity\)/],
    ['a cut file', '<x><y>words', /broken at line 1/],
    ['two roots', '<x/><y/>', /broken at line 1/],
    ['nothing', '', /broken at line 1/],
    ['words', 'words', /broken at line 1/],
    ['an attribute twice', '<x a="1" a="2"/>', /duplicate attribute/],
    ['an unknown prefix', '<p:x/>', /unbound namespace prefix/],
    ['a character that XML has not', '<x>\u0000</x>', /disallowed character/],
    ['a number of such a character', '<x>&#0;</x>', /malformed character entity/],
    ['10,000 levels', `${'<x>'.repeat(10_000)}${'</x>'.repeat(10_000)}`, /deeper than 100 levels/],
  ])('refuses %s with a sentence', (_, text, message) => {
    expect(refusal(text)).toMatch(message);
    expect(refusal(text)).toMatch(/\.$/);
  });

  test('never throws', () => {
    const pieces = [
      '<a>',
      '</a>',
      '<a',
      ' b="',
      '"',
      '>',
      '&',
      ';',
      '<!',
      '<![CDATA[',
      ']]>',
      '<?x',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), (parts) => {
        expect(typeof readXml(parts.join('')).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
