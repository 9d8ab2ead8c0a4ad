import { expect, test } from 'vitest';
import { NO_PAGE_FACTS } from '../../testing/page-facts.ts';
import type { Metadata } from '../model/source.ts';
import { statedFacts, type PageFacts, type StatedFacts } from './page-metadata.ts';

type Meta = PageFacts['meta'];

function stated(jsonLd: unknown, meta: Meta = [], rest: Partial<PageFacts> = {}): StatedFacts {
  return statedFacts({ ...NO_PAGE_FACTS, jsonLd: [JSON.stringify(jsonLd)], meta, ...rest });
}

const article = { '@type': 'NewsArticle', headline: 'Storm' };
const page = 'https://paper.example/storm';

test.each<[string, keyof Metadata, string | null, object, Meta]>([
  [
    'a date in words',
    'published',
    '2024-05-01T10:00:00+02:00',
    { datePublished: 'May 1, 2024' },
    [['article:published_time', '2024-05-01T10:00:00+02:00']],
  ],
  [
    'an empty date',
    'updated',
    '2024-05-02',
    { dateModified: '' },
    [
      ['article:modified_time', 'today'],
      ['og:updated_time', '2024-05-02'],
    ],
  ],
  [
    'the name of a language',
    'language',
    'en-GB',
    { inLanguage: 'English' },
    [['og:locale', 'en_GB']],
  ],
  ['an author without a name', 'byline', 'Ada', { author: { name: '' } }, [['author', 'Ada']]],
  [
    'an address of an author',
    'byline',
    'Ada',
    { author: 'https://x.example/ada' },
    [['author', 'Ada']],
  ],
  ['an address that is none', 'url', page, { url: page }, [['og:url', 'storm.html']]],
])('%s hides nothing that can be used', (_, field, value, said, meta) => {
  expect(stated({ ...article, ...said }, meta).metadata[field]).toBe(value);
});

test('the language of the document counts where the article only names its own', () => {
  const { metadata } = stated({ ...article, inLanguage: 'English' }, [], { language: 'en' });
  expect(metadata.language).toBe('en');
});

test.each([
  ['2024-05-01 10:00:00 +0200', '2024-05-01T10:00:00+02:00'],
  ['2024-05-01T10:00:00.000+0200', '2024-05-01T10:00:00.000+02:00'],
  ['2024-05-01 10:00 UTC', '2024-05-01T10:00Z'],
  ['2024-05-01T10:00Z', '2024-05-01T10:00Z'],
  ['2024-05', '2024-05'],
  ['2024-13-01', null],
  ['01/05/2024', null],
  ['2024-05-01 10:00 CET', null],
  ['2024 10:00', null],
])('the date %s is read as %s', (given, read) => {
  expect(stated({ ...article, datePublished: given }).metadata.published).toBe(read);
});

test.each<[string, Meta, string | null]>([
  [
    'every author of several',
    [
      ['author', 'Ada Penn'],
      ['author', 'Ben Reed'],
      ['article:author', 'https://social.example/paper'],
    ],
    'Ada Penn, Ben Reed',
  ],
  [
    'nobody where only an address is stated',
    [['article:author', 'https://social.example/x']],
    null,
  ],
])('a byline names %s', (_, meta, byline) => {
  expect(stated([], meta).metadata.byline).toBe(byline);
});

test('authors and outlets behind ids are found in the graph', () => {
  const { metadata } = stated({
    '@graph': [
      {
        ...article,
        author: [{ '@id': '#ada' }, { '@id': '#nobody' }],
        publisher: { '@id': '#paper' },
      },
      { '@type': 'Person', '@id': '#ada', name: 'Ada Penn' },
      { '@type': 'Organization', '@id': '#paper', name: 'The Herald' },
    ],
  });
  expect([metadata.byline, metadata.outlet]).toEqual(['Ada Penn', 'The Herald']);
});

test.each<[string, object]>([
  ['url', { url: `${page}/` }],
  ['page', { mainEntityOfPage: page }],
  ['page, as a node', { mainEntityOfPage: { '@type': 'WebPage', '@id': `${page}#page` } }],
])('of several articles the one with the address of the page as its %s is taken', (_, own) => {
  const others = { ...article, headline: 'Fire', url: 'https://paper.example/fire' };
  const { metadata, remarks } = stated([others, { ...article, ...own }], [], { canonical: page });
  expect(metadata.headline).toBe('Storm');
  expect(remarks).toEqual(['The page describes 2 articles; the one at its own address was taken.']);
});
