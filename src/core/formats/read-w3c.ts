/*
 * Web Annotations as W3C JSON-LD, and the dialects of Hypothesis (export file) and Recogito, read into marks.
 * JSON-LD contexts are never fetched: the terms of the W3C are known, others are passed over and counted.
 */
import * as v from 'valibot';
import { accepted, refused, type Result } from '../model/result.ts';
import type { OffsetUnit } from '../text/units.ts';
import type { ForeignDocument, ForeignMark, ForeignSpan, ForeignWork } from './foreign-work.ts';
import { parseJson } from './json-input.ts';
import { foreignCode, foreignMark, UnreadCounts } from './reading.ts';

const words = v.optional(v.string());
const offset = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));

const selectorSchema = v.looseObject({
  type: words,
  exact: words,
  prefix: words,
  suffix: words,
  start: offset,
  end: offset,
  refinedBy: v.optional(v.unknown()),
});
type Selector = v.InferOutput<typeof selectorSchema>;

const targetSchema = v.looseObject({
  source: v.optional(v.unknown()),
  selector: v.optional(v.unknown()),
  'crossread:source': words,
});

const bodySchema = v.looseObject({
  value: words,
  purpose: v.optional(v.unknown()),
  'crossread:tag': words,
  'crossread:layer': words,
});

const saidSchema = v.looseObject({
  'crossread:attribute': v.string(),
  'crossread:value': v.string(),
});

const annotationSchema = v.looseObject({
  id: words,
  target: v.unknown(),
  body: v.optional(v.unknown()),
  bodyValue: words,
  creator: v.optional(v.unknown()),
  created: words,
  modified: words,
  'crossread:attributes': v.optional(v.array(saidSchema), []),
  // Of Hypothesis.
  uri: words,
  user: words,
  updated: words,
  text: words,
  tags: v.optional(v.array(v.string()), []),
});
type Annotation = v.InferOutput<typeof annotationSchema>;

/** Never throws. `text` is the file. */
export function readW3c(text: string): Result<ForeignWork> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const items = itemsOf(json.value);
  if (!items || items.length === 0) {
    return refused({
      path: '',
      message:
        'holds no annotations: a collection, a page, a list of annotations or an export of Hypothesis is wanted',
    });
  }
  const unread = new UnreadCounts();
  const collected = new Collected();
  for (const [at, item] of items.entries()) {
    const annotation = v.safeParse(annotationSchema, item);
    if (!annotation.success || annotation.output.target === undefined) {
      unread.add('Items that are no annotations of a target');
    } else addMarks(annotation.output, at, collected, unread);
  }
  return accepted({
    format: 'Web Annotations',
    unit: unitOf(json.value),
    documents: [...collected.documents.values()],
    codes: [...collected.layers].map(([key, layer]) => foreignCode(key, layer)),
    marks: collected.marks,
    unread: unread.sentences(),
  });
}

class Collected {
  readonly documents = new Map<string, ForeignDocument>();
  readonly layers = new Map<string, string>();
  readonly marks: ForeignMark[] = [];
}

/** The annotations of a collection, a page, a list, an export of Hypothesis, or one annotation. */
function itemsOf(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  if (typeof json !== 'object' || json === null) return null;
  if ('first' in json) return itemsOf(json.first);
  if ('items' in json && Array.isArray(json.items)) return json.items;
  if ('annotations' in json && Array.isArray(json.annotations)) return json.annotations;
  return 'target' in json ? [json] : null;
}

/** Ours says; Hypothesis counts as browsers do; the recommendation asks for code points. */
function unitOf(json: unknown): OffsetUnit {
  if (typeof json !== 'object' || json === null) return 'code-point';
  if ('crossread:offsetUnit' in json && json['crossread:offsetUnit'] === 'utf-16') return 'utf-16';
  return 'annotations' in json ? 'utf-16' : 'code-point';
}

function addMarks(
  annotation: Annotation,
  at: number,
  collected: Collected,
  unread: UnreadCounts,
): void {
  const targets = [annotation.target].flat().map((one) => v.safeParse(targetSchema, one));
  const pieces = targets.flatMap((one) => (one.success ? [pieceOf(one.output)] : []));
  const [first] = targets;
  if (pieces.length === 0 || pieces.some((piece) => piece === null) || !first?.success) {
    unread.add('Annotations of whole pages, pictures or parts that are not text');
    return;
  }
  const key = sourceOf(first.output) ?? annotation.uri ?? 'unnamed';
  const name = first.output['crossread:source'] ?? '';
  collected.documents.set(key, { key, name, text: null, url: key });
  const whole = pieces.flatMap((piece) => piece ?? []);
  const facts = {
    where: annotation.id ?? `annotation ${at + 1}`,
    id: annotation.id ?? null,
    document: key,
    annotator: annotatorOf(annotation),
    spans: whole.flatMap(({ span }) => span ?? []),
    quotes: whole.map(({ quote }) => quote),
    prefix: whole[0]?.prefix ?? '',
    suffix: whole[0]?.suffix ?? '',
    attributes: Object.fromEntries(
      annotation['crossread:attributes'].map((one) => [
        one['crossread:attribute'],
        one['crossread:value'],
      ]),
    ),
    created: annotation.created ?? null,
    modified: annotation.modified ?? annotation.updated ?? null,
  };
  const { codes, note } = sayingsOf(annotation);
  for (const { code, layer } of codes) {
    collected.layers.set(code, layer);
    collected.marks.push(foreignMark({ ...facts, code, note }));
  }
  if (codes.length === 0) collected.marks.push(foreignMark({ ...facts, code: '(no tag)', note }));
}

function sourceOf({ source }: v.InferOutput<typeof targetSchema>): string | null {
  if (typeof source === 'string') return source;
  const isObject = typeof source === 'object' && source !== null;
  return isObject && 'id' in source && typeof source.id === 'string' ? source.id : null;
}

interface Piece {
  /** Null where only the quote is given. */
  readonly span: ForeignSpan | null;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Null without a quote: a position alone cannot be checked. */
function pieceOf({ selector }: v.InferOutput<typeof targetSchema>): Piece | null {
  const selectors = [selector].flat().flatMap(withRefinements);
  const quote = selectors.find(({ exact }) => exact !== undefined);
  const position = selectors.find(({ start, end }) => start !== undefined && end !== undefined);
  if (quote?.exact === undefined) return null;
  const { start, end } = position ?? {};
  const span = start !== undefined && end !== undefined ? { start, end } : null;
  return { span, quote: quote.exact, prefix: quote.prefix ?? '', suffix: quote.suffix ?? '' };
}

/** A selector and those that refine it: a quote refined by a position, as some write it. */
function withRefinements(selector: unknown): Selector[] {
  const parsed = v.safeParse(selectorSchema, selector);
  if (!parsed.success) return [];
  const { refinedBy } = parsed.output;
  return [parsed.output, ...(refinedBy === undefined ? [] : withRefinements(refinedBy))];
}

interface Sayings {
  readonly codes: readonly { readonly code: string; readonly layer: string }[];
  readonly note: string;
}

function sayingsOf({ body, bodyValue, text, tags }: Annotation): Sayings {
  const bodies = [body].flat().flatMap((one) => {
    const parsed = v.safeParse(bodySchema, one);
    return parsed.success ? [parsed.output] : [];
  });
  const isTag = ({ purpose }: (typeof bodies)[number]) => [purpose].flat().includes('tagging');
  const isEdit = ({ purpose }: (typeof bodies)[number]) => [purpose].flat().includes('editing');
  const tagged = bodies.filter(isTag).flatMap((one) => {
    const code = one['crossread:tag'] ?? one.value;
    return code === undefined ? [] : [{ code, layer: one['crossread:layer'] ?? '' }];
  });
  // Ours writes a neutral wording twice: as an edit for others, and among the attributes.
  const notes = bodies
    .filter((one) => !isTag(one) && !isEdit(one))
    .flatMap(({ value }) => value ?? []);
  return {
    codes: [...tagged, ...tags.map((code) => ({ code, layer: '' }))],
    note: [...notes, bodyValue ?? '', text ?? ''].filter((one) => one !== '').join('\n'),
  };
}

/** `acct:ana@example.org` of Hypothesis is ana. */
function annotatorOf({ creator, user }: Annotation): string | null {
  const [first] = [creator].flat();
  if (typeof first === 'string') return first;
  const isObject = typeof first === 'object' && first !== null;
  if (isObject && 'name' in first && typeof first.name === 'string') return first.name;
  if (isObject && 'id' in first && typeof first.id === 'string') return first.id;
  return user === undefined ? null : user.replace(/^acct:([^@]+).*$/, '$1');
}
