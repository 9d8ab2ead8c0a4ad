/*
 * W3C Web Annotation JSON-LD: one AnnotationCollection with one page (research: formats 1.1).
 * Positions are code points, as the recommendation says; the second format writes UTF-16 for the readers
 * that count so. Every segment has its quote too, so a reader can check which it got.
 */
import { NEUTRAL_WORDING } from '../compare/plain-wordings.ts';
import { attributeOf, type PublishedAnnotation, type Segment } from '../model/annotation.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import type { OffsetUnit } from '../text/units.ts';
import {
  LOSES_BESIDE_MARKS,
  LOSES_FIRST_PASSES,
  type TextFormat,
  type WriteOptions,
} from './format.ts';
import { SnapshotIndex, type Found } from './snapshot-index.ts';

type Json = string | number | readonly Json[] | { readonly [key: string]: Json };

/** What the W3C's context does not know stands under this prefix, or JSON-LD would drop it unsaid. */
const CONTEXT: Json = ['http://www.w3.org/ns/anno.jsonld', { crossread: 'urn:crossread:ns:' }];

const LOSES = [
  'The articles: only what is marked is in the file, with up to 32 characters on each side, and the SHA-256 of the text it was marked in.',
  'Outlet, headline, byline and dates of the articles; the address is there when the workspace has it.',
  'The labels and guidelines of the code book: tags stand with their id and label, layers and attributes with their ids.',
  'The paragraph numbers and block kinds.',
  'Members who marked nothing, and the roles of members.',
] as const;

export const w3c: TextFormat = {
  kind: 'text',
  id: 'w3c',
  label: 'W3C Web Annotation (JSON-LD), positions in code points',
  use: 'Archives, JSON-LD stores, and every program that keeps to the recommendation.',
  fileExtension: 'jsonld',
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  loses: [
    ...LOSES,
    LOSES_BESIDE_MARKS,
    LOSES_FIRST_PASSES,
    'Hypothesis and Recogito count positions in UTF-16: where a text has emoji or rare characters, give them the other file.',
  ],
  write: (snapshot, options) => collection(snapshot, options, 'code-point'),
};

export const w3cUtf16: TextFormat = {
  ...w3c,
  id: 'w3c-utf16',
  label: 'W3C Web Annotation (JSON-LD), positions in UTF-16 for Hypothesis and Recogito',
  use: 'Recogito, Hypothesis and other readers that run in a browser.',
  loses: [
    ...LOSES,
    LOSES_BESIDE_MARKS,
    LOSES_FIRST_PASSES,
    'The recommendation asks for code points: a strict reader takes the positions wrongly after emoji or rare characters, and has to use the quotes.',
  ],
  write: (snapshot, options) => collection(snapshot, options, 'utf-16'),
};

function* collection(
  snapshot: WorkspaceSnapshot,
  { generatedAt }: WriteOptions,
  unit: OffsetUnit,
): Generator<string> {
  const index = new SnapshotIndex(snapshot);
  const { settings, annotations } = snapshot;
  const id = `urn:crossread:${settings.id}:annotations`;
  const about = { id, label: settings.title, total: annotations.length };
  const head = {
    '@context': CONTEXT,
    ...about,
    type: 'AnnotationCollection',
    generated: generatedAt,
    'crossread:offsetUnit': unit,
  };
  const page = {
    id: `${id}:page:1`,
    type: 'AnnotationPage',
    partOf: { ...about, type: 'AnnotationCollection' },
    startIndex: 0,
  };
  yield `${opened(head)},\n"first": ${opened(page)},\n"items": [`;
  let separator = '\n';
  for (const annotation of annotations) {
    yield separator + JSON.stringify(annotationJson(index.find(annotation), snapshot, unit));
    separator = ',\n';
  }
  yield '\n]}}\n';
}

/** An object without its closing brace, so that what follows can be streamed into it. */
function opened(object: Json): string {
  return JSON.stringify(object).slice(0, -1);
}

function annotationJson(found: Found, snapshot: WorkspaceSnapshot, unit: OffsetUnit): Json {
  const { annotation, author } = found;
  const targets = annotation.target.segments.map((segment) => ({
    type: 'SpecificResource',
    source: sourceIri(found, snapshot),
    selector: selectors(found, segment, unit),
    'crossread:source': found.source.id,
    'crossread:revision': found.revision.id,
    'crossread:sha256': found.revision.sha256,
  }));
  const [target] = targets;
  return {
    // Again in each, so that one annotation can be cut out and stand alone.
    '@context': CONTEXT,
    id: `urn:crossread:${snapshot.settings.id}:annotation:${annotation.id}`,
    type: 'Annotation',
    motivation: 'tagging',
    created: annotation.created,
    modified: annotation.modified,
    creator: {
      id: `urn:crossread:${snapshot.settings.id}:member:${annotation.author}`,
      type: 'Person',
      ...(author ? { name: author.displayName } : {}),
    },
    body: bodies(found),
    target: targets.length === 1 && target ? target : targets,
    'crossread:codeBook': snapshot.codeBook.id,
    'crossread:codeBookRevision': annotation.codeBookRevision,
    ...attributes(annotation),
  };
}

function bodies({ annotation, tag, layer }: Found): Json {
  // A coder's own replacement for loaded words is, in W3C terms, an edit that they propose.
  const neutral = attributeOf(annotation, NEUTRAL_WORDING);
  return [
    { ...text('tagging', tag.label), 'crossread:tag': tag.id, 'crossread:layer': layer.id },
    ...(annotation.note === '' ? [] : [text('commenting', annotation.note)]),
    ...(neutral === '' ? [] : [text('editing', neutral)]),
  ];
}

function text(purpose: string, value: string) {
  return { type: 'TextualBody', purpose, value, format: 'text/plain' };
}

function attributes(annotation: PublishedAnnotation): { readonly [key: string]: Json } {
  const said = Object.entries(annotation.attributes).map(([attribute, value]) => ({
    'crossread:attribute': attribute,
    'crossread:value': value,
  }));
  return said.length === 0 ? {} : { 'crossread:attributes': said };
}

function selectors(found: Found, segment: Segment, unit: OffsetUnit): Json {
  const offset = (utf16: number) =>
    unit === 'code-point' ? found.offsets.toCodePoints(utf16) : utf16;
  return [
    {
      type: 'TextQuoteSelector',
      exact: segment.quote,
      prefix: segment.prefix,
      suffix: segment.suffix,
    },
    { type: 'TextPositionSelector', start: offset(segment.start), end: offset(segment.end) },
  ];
}

/** An address that can stand as an IRI as it is; anything else would be resolved against who knows what. */
const WEB_ADDRESS = /^https?:\/\/[^\s/?#@"<>\\^`{|}]+(?:[/?#][^\s"<>\\^`{|}]*)?$/i;

/** The article's address where it is known; else a name that is the same for every export of the text. */
function sourceIri({ source, revision }: Found, { settings }: WorkspaceSnapshot): string {
  const { url } = source.metadata;
  if (url !== null && WEB_ADDRESS.test(url)) return withoutForeignLetters(url);
  return `urn:crossread:${settings.id}:source:${source.id}:revision:${revision.id}`;
}

/** Many readers want a URI, where RFC 3987 would let any letter stand. */
function withoutForeignLetters(iri: string): string {
  return iri.toWellFormed().replace(/[^\u0021-\u007e]+/g, encodeURIComponent);
}
