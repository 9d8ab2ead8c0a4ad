/*
 * Web Annotations as W3C JSON-LD, and the dialects of Hypothesis (export file) and Recogito, read into marks.
 * JSON-LD contexts are never fetched: the terms of the W3C are known, others are passed over and counted.
 */
import * as v from 'valibot';
import { accepted, refused, type Result } from '../model/result.ts';
import type { OffsetUnit } from '../text/units.ts';
import type {
  ForeignCode,
  ForeignDocument,
  ForeignMark,
  ForeignSpan,
  ForeignWork,
} from './foreign-work.ts';
import { parseJson } from './json-input.ts';
import { foreignCode, foreignMark, UnreadCounts } from './reading.ts';
import { iriIn, sayingsOf, words } from './w3c-bodies.ts';

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

/** A string is the address of a whole page. */
const targetSchema = v.looseObject({
  source: v.optional(v.unknown()),
  selector: v.optional(v.unknown()),
  'crossread:source': words,
  'crossread:revision': words,
  'crossread:sha256': words,
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
  motivation: v.optional(v.unknown()),
  creator: v.optional(v.unknown()),
  created: words,
  modified: words,
  'crossread:attributes': v.nullish(v.array(saidSchema), []),
  // Of Hypothesis.
  uri: words,
  user: words,
  updated: words,
  text: words,
  tags: v.nullish(v.array(v.string()), []),
});
type Annotation = v.InferOutput<typeof annotationSchema>;
type Target = v.InferOutput<typeof targetSchema>;

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
  if (leadsFurther(json.value)) {
    unread.add('A further page of the collection, which is not in the file');
  }
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
    codes: [...collected.codes.values()],
    marks: collected.marks,
    unread: unread.sentences(),
  });
}

class Collected {
  readonly documents = new Map<string, ForeignDocument>();
  readonly codes = new Map<string, ForeignCode>();
  readonly marks: ForeignMark[] = [];
}

/** The annotations of a collection with the pages in it, a page, a list, an export of Hypothesis, or one annotation. */
function itemsOf(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  if (typeof json !== 'object' || json === null) return null;
  if ('first' in json) return itemsOf(json.first);
  if ('items' in json && Array.isArray(json.items)) {
    return 'next' in json ? [...json.items, ...(itemsOf(json.next) ?? [])] : json.items;
  }
  if ('annotations' in json && Array.isArray(json.annotations)) return json.annotations;
  if ('rows' in json && Array.isArray(json.rows)) return json.rows; // the API of Hypothesis
  return 'target' in json ? [json] : null;
}

/** Whether its last page names a next one that is not there: an address, or what is no page. Null ends it. */
function leadsFurther(json: unknown): boolean {
  let page = typeof json === 'object' && json !== null && 'first' in json ? json.first : json;
  while (typeof page === 'object' && page !== null && 'next' in page) {
    page = page.next;
    if (page !== null && itemsOf(page) === null) return true;
  }
  return false;
}

/** Ours says; Hypothesis counts as browsers do; the recommendation asks for code points. */
function unitOf(json: unknown): OffsetUnit {
  if (typeof json !== 'object' || json === null) return 'code-point';
  if ('crossread:offsetUnit' in json && json['crossread:offsetUnit'] === 'utf-16') return 'utf-16';
  return 'annotations' in json || 'rows' in json ? 'utf-16' : 'code-point';
}

/** A mark for each tag, in each text that the annotation is about. */
function addMarks(
  annotation: Annotation,
  at: number,
  collected: Collected,
  unread: UnreadCounts,
): void {
  const given = [annotation.target].flat();
  const targets = given.flatMap((one) => {
    const parsed = v.safeParse(targetSchema, typeof one === 'string' ? { source: one } : one);
    return parsed.success ? [parsed.output] : [];
  });
  if (targets.length === 0) unread.add(NO_WORDS);
  else unread.add(NO_TARGETS, given.length - targets.length);
  const addressOf = (target: Target) => iriIn(target.source) ?? annotation.uri ?? 'unnamed';
  const texts = Map.groupBy(targets, (target) => textKey(addressOf(target), target));
  if (texts.size > 1)
    unread.add('Annotations of several texts: what each has is a mark of its own');
  const { codes, note, others } = sayingsOf(annotation);
  unread.add('Bodies of annotations that are neither a tag nor words', others);
  for (const [key, ofText] of texts) {
    const pieces = ofText.map(pieceOf);
    const whole = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece]));
    if (whole.length < pieces.length) {
      unread.add(pieces.includes('no words') ? NO_WORDS : POSITION_ONLY);
      continue;
    }
    const [first] = ofText;
    if (first) collected.documents.set(key, documentOf(first, key, addressOf(first)));
    const facts = { ...factsOf(annotation, at), ...placeOf(whole), document: key, note };
    for (const code of codes.length > 0 ? codes : [foreignCode('(no tag)')]) {
      if (codes.length > 0 && !collected.codes.has(code.key)) collected.codes.set(code.key, code);
      collected.marks.push(foreignMark({ ...facts, code: code.key }));
    }
  }
}

/** Ours name the revision, and an article has one address before and after a correction. */
function textKey(address: string, { 'crossread:revision': revision }: Target): string {
  return revision === undefined ? address : `${address} ${revision}`;
}

function documentOf(target: Target, key: string, url: string): ForeignDocument {
  const { 'crossread:source': source, 'crossread:sha256': sha256 } = target;
  const id = target['crossread:revision'] ?? null;
  const revision = sha256 === undefined ? null : { id, sha256 };
  return { key, name: source ?? '', text: null, url, source: source ?? null, revision };
}

const NO_WORDS = 'Annotations of whole pages, or of parts that are not given by their words';
const NO_TARGETS = 'Targets of annotations that cannot be read: only the others are imported';
const POSITION_ONLY =
  'Annotations with a position and without the words by which it could be checked';

function factsOf(annotation: Annotation, at: number) {
  return {
    where: annotation.id ?? `annotation ${at + 1}`,
    id: annotation.id ?? null,
    annotator: annotatorOf(annotation),
    attributes: Object.fromEntries(
      annotation['crossread:attributes'].map((one) => [
        one['crossread:attribute'],
        one['crossread:value'],
      ]),
    ),
    created: annotation.created ?? null,
    modified: annotation.modified ?? annotation.updated ?? null,
  };
}

/** Positions only where every piece has one: else they would be those of other pieces, and the words decide. */
function placeOf(pieces: readonly Piece[]) {
  const spans = pieces.flatMap(({ span }) => span ?? []);
  return {
    spans: spans.length === pieces.length ? spans : [],
    quotes: pieces.map(({ quote }) => quote),
    prefix: pieces[0]?.prefix ?? '',
    suffix: pieces[0]?.suffix ?? '',
  };
}

interface Piece {
  /** Null where only the quote is given. */
  readonly span: ForeignSpan | null;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A position alone is of the text as it was, which nobody has. */
function pieceOf({ selector }: Target): Piece | 'position only' | 'no words' {
  const selectors = [selector].flat().flatMap(withRefinements);
  const quote = selectors.find(({ exact }) => exact !== undefined);
  const position = selectors.find(({ start, end }) => start !== undefined && end !== undefined);
  if (quote?.exact === undefined) return position ? 'position only' : 'no words';
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

/** `acct:ana@example.org` of Hypothesis is ana. */
function annotatorOf({ creator, user }: Annotation): string | null {
  const [first] = [creator].flat();
  if (typeof first === 'string') return first;
  const isObject = typeof first === 'object' && first !== null;
  if (isObject && 'name' in first && typeof first.name === 'string') return first.name;
  if (isObject && 'id' in first && typeof first.id === 'string') return first.id;
  return user === undefined ? null : user.replace(/^acct:([^@]+).*$/, '$1');
}
