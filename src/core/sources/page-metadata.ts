/*
 * What a page states about itself: schema.org articles in JSON-LD first, then OpenGraph and meta elements.
 * Only what is stated, never a guess; shown to a person before it counts (research: formats 2).
 */
import { parseJson } from '../formats/json-input.ts';
import { NOTHING_STATED, type Metadata } from '../model/source.ts';

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

type Fields = ReadonlyMap<string, unknown>;

const LONGEST = 2_000;
const MOST_NODES = 2_000;

export function statedFacts(facts: PageFacts): StatedFacts {
  const parsed = facts.jsonLd.map((text) => parseJson(text.replace(/\p{Cc}+/gu, ' ')));
  const nodes = parsed.flatMap((one) => (one.ok ? articleNodes(one.value) : []));
  const [article = new Map<string, unknown>()] = nodes;
  const meta = new Map(facts.meta.map(([name, content]) => [name.toLowerCase(), content]));
  const said = (...names: readonly string[]) =>
    names.map((name) => plain(meta.get(name) ?? '')).find((one) => one !== null) ?? null;
  const unreadable = parsed.filter(({ ok }) => !ok).length;
  const metadata: Metadata = {
    ...NOTHING_STATED,
    headline:
      textOf(article.get('headline')) ?? said('og:title', 'twitter:title') ?? plain(facts.title),
    outlet: nameOf(article.get('publisher')) ?? said('og:site_name', 'application-name'),
    byline:
      nameOf(article.get('author')) ?? said('author', 'article:author', 'byl', 'parsely-author'),
    published: dateOf(
      textOf(article.get('datePublished')) ??
        said('article:published_time', 'date', 'dc.date', 'pubdate'),
    ),
    updated: dateOf(
      textOf(article.get('dateModified')) ?? said('article:modified_time', 'og:updated_time'),
    ),
    url:
      addressOf(facts.canonical) ??
      addressOf(said('og:url') ?? '') ??
      addressOf(textOf(article.get('url')) ?? '') ??
      addressOf(facts.savedFrom),
    language:
      languageOf(textOf(article.get('inLanguage')) ?? facts.language) ??
      languageOf(said('og:locale') ?? ''),
  };
  return {
    metadata,
    description: textOf(article.get('description')) ?? said('og:description', 'description'),
    remarks: [
      ...(unreadable > 0 ? ['A part of what the page states about itself could not be read.'] : []),
      ...(nodes.length > 1
        ? [`The page describes ${nodes.length} articles; the first was taken.`]
        : []),
    ],
  };
}

/** Every node whose type is some article, wherever it stands; most pages have one. */
function articleNodes(value: unknown): Fields[] {
  const found: Fields[] = [];
  const waiting: unknown[] = [value];
  for (let count = 0; waiting.length > 0 && count < MOST_NODES; count++) {
    const node = waiting.shift();
    if (Array.isArray(node)) {
      const items: readonly unknown[] = node;
      waiting.push(...items.slice(0, MOST_NODES));
    } else if (typeof node === 'object' && node !== null) {
      const fields: Fields = new Map(Object.entries(node));
      if (typesOf(fields).some((type) => /(?:Article|Posting|Report)$/.test(type)))
        found.push(fields);
      else
        waiting.push(
          fields.get('@graph'),
          fields.get('mainEntity'),
          fields.get('mainEntityOfPage'),
        );
    }
  }
  return found;
}

function typesOf(fields: Fields): string[] {
  const type = fields.get('@type');
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.filter((one) => typeof one === 'string');
}

/** A name as a string, in an object, or several of either. */
function nameOf(value: unknown): string | null {
  if (Array.isArray(value)) {
    const several: readonly unknown[] = value;
    const names = several.flatMap((one) => nameOf(one) ?? []);
    return plain([...new Set(names)].join(', '));
  }
  if (typeof value === 'object' && value !== null) {
    return nameOf(new Map<string, unknown>(Object.entries(value)).get('name'));
  }
  return textOf(value);
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
  return text === '' ? null : text.slice(0, LONGEST).toWellFormed();
}

/** ISO 8601 as exact as stated; other spellings are not guessed at. */
function dateOf(stated: string | null): string | null {
  return stated !== null && /^\d{4}(?:-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}\S*)?)?)?$/.test(stated)
    ? stated
    : null;
}

function addressOf(stated: string): string | null {
  return /^https?:\/\/\S+$/i.test(stated.trim()) ? stated.trim().slice(0, LONGEST) : null;
}

function languageOf(stated: string): string | null {
  const tag = stated.trim().replace('_', '-');
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}
