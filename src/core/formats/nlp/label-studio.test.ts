import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { articleThrough, snapshotOf } from '../../../testing/corrected-article.ts';
import { EXPORTED_AT } from '../../../testing/exported.ts';
import { smallWorkspace } from '../../../testing/small-workspace.ts';
import type { CodeBook } from '../../model/codebook.ts';
import { readXml, type XmlElement } from '../xml.ts';
import { labelStudio } from './label-studio.ts';

function configuration(codeBook: CodeBook): XmlElement {
  const snapshot = { ...snapshotOf(articleThrough('Storm hits the coast.'), []), codeBook };
  for (const { path, chunks } of labelStudio.files(snapshot, EXPORTED_AT)) {
    if (path !== 'config.xml') continue;
    const root = readXml([...chunks].join(''));
    if (root.ok) return root.value;
  }
  throw new Error('no config.xml');
}

function named(name: string, { children }: XmlElement): XmlElement[] {
  return children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...named(name, child),
  ]);
}

/** What Label Studio shows for the `html` of a label, and the elements in it. */
function shown({ attributes }: XmlElement): readonly [string | null, number] {
  const { document } = parseHTML(`<html><body>${attributes.get('html')}</body></html>`);
  return [document.body.textContent, document.querySelectorAll('body *').length];
}

describe.each([
  '<img src=x onerror=alert(1)>',
  '<b>War</b> & "peace"',
  'R&amp;D &lt;i&gt;',
  '</div><script>alert(1)</script>',
  'Conflict',
])('the label %j in the configuration', (label) => {
  const { codeBook } = smallWorkspace;
  const config = configuration({
    ...codeBook,
    attributes: codeBook.attributes.map((one) =>
      one.kind === 'choice' ? { ...one, options: one.options.map((o) => ({ ...o, label })) } : one,
    ),
    layers: codeBook.layers.map((layer) => ({
      ...layer,
      tags: layer.tags.map((tag) => ({ ...tag, label })),
    })),
  });

  test('of a tag is shown as it is', () => {
    const tags = codeBook.layers.flatMap(({ tags: own }) => own);
    expect(named('Label', config).map(shown)).toEqual(tags.map(({ id }) => [`${id} ${label}`, 0]));
  });

  test('of an option is shown as it is', () => {
    expect(named('Choice', config).map(shown)).toEqual([
      [label, 0],
      [label, 0],
    ]);
  });
});
