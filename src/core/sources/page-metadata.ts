/*
 * What a page states about itself: schema.org articles in JSON-LD first, then OpenGraph and meta elements.
 * Only what is stated, never a guess; shown to a person before it counts (research: formats 2).
 */
import { parseJson } from '../formats/json-input.ts';
import { fieldsOf, isAt, pageNodes, type Fields, type PageNodes } from './page-metadata-nodes.ts';
import { NOTHING_STATED, statedWords, type Metadata } from '../model/source.ts';

export interface PageFacts {
  /** Contents of every `script[type="application/ld+json"]`, in order. */
  readonly jsonLd: readonly string[];
  /** Name or property of each meta element, and its content. */
  readonly meta: readonly (readonly [name: string, content: string])[];
  readonly title: string;
  /** `lang` of the document; '' when there is none. */
  readonly language: string;
  /** `link[rel=canonical]`, '' when there is none. */
  readonly canonical: string;
  /** Where a browser that saved the page had it from, '' where it does not say. */
  readonly savedFrom: string;
}

export interface StatedFacts {
  readonly metadata: Metadata;
  /** The summary that the page gives of itself: where it stands in the text, it is the deck. */
  readonly description: string | null;
  readonly remarks: readonly string[];
}

/** Each value is checked before the next way of stating it is asked: one that cannot be used hides none that can. */
export function statedFacts(facts: PageFacts): StatedFacts {
  const parsed = facts.jsonLd.map((text) => parseJson(text.replace(/\p{Cc}+/gu, ' ')));
  const { articles, byId } = pageNodes(parsed.flatMap((one) => (one.ok ? [one.value] : [])));
  const said = (...names: readonly string[]) =>
    names.flatMap((name) =>
      facts.meta.flatMap(([given, content]) =>
        given.toLowerCase() === name ? (plain(content) ?? []) : [],
      ),
    );
  const address = first(addressOf, [facts.canonical, ...said('og:url'), facts.savedFrom]);
  const own = address === null ? undefined : articles.find((fields) => isAt(fields, address));
  const article: Fields = own ?? articles[0] ?? new Map();
  const text = (name: string) => textOf(article.get(name)) ?? '';
  const metadata: Metadata = {
    ...NOTHING_STATED,
    headline: first(statedWords, [
      text('headline'),
      ...said('og:title', 'twitter:title'),
      plain(facts.title) ?? '',
    ]),
    outlet:
      nameOf(article.get('publisher'), byId) ?? said('og:site_name', 'application-name')[0] ?? null,
    byline: nameOf(article.get('author'), byId) ?? bylineOf(said),
    published: first(dateOf, [
      text('datePublished'),
      ...said('article:published_time', 'date', 'dc.date', 'pubdate'),
    ]),
    updated: first(dateOf, [
      text('dateModified'),
      ...said('article:modified_time', 'og:updated_time'),
    ]),
    url: first(addressOf, [facts.canonical, ...said('og:url'), text('url'), facts.savedFrom]),
    language: first(languageOf, [text('inLanguage'), facts.language, ...said('og:locale')]),
  };
  return {
    metadata,
    description:
      textOf(article.get('description')) ?? said('og:description', 'description')[0] ?? null,
    remarks: [
      ...(parsed.some(({ ok }) => !ok)
        ? ['A part of what the page states about itself could not be read.']
        : []),
      ...(articles.length > 1
        ? [
            `The page describes ${articles.length} articles; the ${own ? 'one at its own address' : 'first'} was taken.`,
          ]
        : []),
    ],
  };
}

function first(check: (stated: string) => string | null, stated: readonly string[]): string | null {
  return stated.map(check).find((one) => one !== null) ?? null;
}

/** Of the first way of naming authors that names one; a page may do it once for each of them. */
function bylineOf(said: (name: string) => string[]): string | null {
  const named = ['author', 'article:author', 'byl', 'parsely-author'].map((name) =>
    namesIn(said(name)),
  );
  return named.find((one) => one !== null) ?? null;
}

/** Addresses of people are no names of them. */
function namesIn(stated: readonly string[]): string | null {
  const names = stated.filter((one) => addressOf(one) === null);
  return plain([...new Set(names)].join(', '));
}

/** A name as a string, in an object, behind an id, or several of these. */
function nameOf(value: unknown, byId: PageNodes['byId']): string | null {
  if (Array.isArray(value)) {
    const several: readonly unknown[] = value;
    return namesIn(several.flatMap((one) => nameOf(one, byId) ?? []));
  }
  if (typeof value !== 'object' || value === null) return namesIn([textOf(value) ?? '']);
  const fields = fieldsOf(value);
  const id = fields.get('@id');
  const known = typeof id === 'string' ? byId.get(id) : undefined;
  return nameIn(fields) ?? (known ? nameIn(known) : null);
}

function nameIn(fields: Fields): string | null {
  const given = fields.get('name');
  const several: readonly unknown[] = Array.isArray(given) ? given : [given];
  return namesIn(several.flatMap((one) => textOf(one) ?? []));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? plain(value) : null;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['hellip', '…'],
]);

/** On one line, with the entities that pages write into places where they mean nothing. */
function plain(given: string): string | null {
  const text = given
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
      (whole, ten: string | undefined, sixteen: string | undefined, name: string | undefined) => {
        if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
        const point = ten === undefined ? Number.parseInt(sixteen ?? '', 16) : Number(ten);
        return point > 31 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
      },
    )
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return statedWords(text);
}

const DATE =
  /^(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:(?<=-\d\d-\d\d)[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(Z|[+-]\d{2}(?::?\d{2})?|UTC|GMT)?)?$/i;

/** ISO 8601 as exact as stated; spellings that could mean two days or hours are not guessed at. */
function dateOf(stated: string): string | null {
  const [, day, time, zone = ''] = DATE.exec(stated.trim()) ?? [];
  if (day === undefined || time === undefined) return day ?? null;
  const offset = /^[a-z]/i.test(zone) ? 'Z' : zone.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2');
  return `${day}T${time}${offset}`;
}

function addressOf(stated: string): string | null {
  return /^https?:\/\/\S+$/i.test(stated.trim()) ? statedWords(stated) : null;
}

function languageOf(stated: string): string | null {
  const tag = stated.trim().replace('_', '-');
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}
