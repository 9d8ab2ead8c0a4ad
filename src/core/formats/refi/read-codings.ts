/*
 * The codings in the texts of a project: a mark for each coding of a selection. The pieces of one mark of
 * Crossread's own stand in several selections, and come together again by the links between them.
 */
import * as v from 'valibot';
import { instantSchema } from '../../model/instant.ts';
import type { OffsetUnit } from '../../text/units.ts';
import type { ForeignMark, ForeignSpan } from '../foreign-work.ts';
import type { XmlElement } from '../xml.ts';
import { childNamed, childrenNamed, descriptionOf, guidIn, keyOf } from './elements.ts';
import { readMarkDescription } from './mark-description.ts';
import type { ReadDocument } from './read-documents.ts';
import { QuotedText } from './quoted-text.ts';
import { selectionSpan } from './selection-span.ts';
import type { Unread } from './unread.ts';

/** What the selections of a project refer to. */
export interface MarkContext {
  readonly unit: OffsetUnit;
  /** True for Crossread's own files: what stands in a description is known. */
  readonly isOwn: boolean;
  /** Display names by GUID. */
  readonly users: ReadonlyMap<string, string>;
  readonly codes: ReadonlySet<string>;
  /** From each further piece of a mark to its first, by the GUIDs of their selections. */
  readonly firstPieces: ReadonlyMap<string, string>;
  readonly unread: Unread;
}

interface Piece {
  readonly span: ForeignSpan;
  /** Null when the file does not carry it. */
  readonly quote: string | null;
}

interface OpenMark {
  readonly facts: Omit<ForeignMark, 'spans' | 'quotes'>;
  readonly pieces: Piece[];
}

/** In the order of the file. */
export function readCodings(
  documents: readonly ReadDocument[],
  context: MarkContext,
): ForeignMark[] {
  return documents.flatMap((document) => marksOf(document, context));
}

function marksOf({ document, element }: ReadDocument, context: MarkContext): ForeignMark[] {
  const text = new QuotedText(document.text, context.unit);
  const marks: OpenMark[] = [];
  const begun = new Map<string, OpenMark>();
  for (const selection of childrenNamed(element, 'PlainTextSelection')) {
    const codings = childrenNamed(selection, 'Coding');
    if (codings.length === 0) context.unread.add('uncoded');
    const span = spanOf(selection, context.unread);
    if (!span) continue;
    const piece = { span, quote: text.quoteOf(span, selection.attributes.get('name') ?? '') };
    const key = keyOf(selection);
    const first = context.firstPieces.get(key);
    for (const coding of codings) {
      const facts = factsOf(coding, selection, document.key, context);
      if (!facts) continue;
      const whole = first === undefined ? undefined : begun.get(pieceKey(first, facts));
      if (whole) {
        whole.pieces.push(piece);
        continue;
      }
      const mark = { facts, pieces: [piece] };
      marks.push(mark);
      begun.set(pieceKey(key, facts), mark);
    }
  }
  return marks.map(finished);
}

/** Two codings are one mark only where a link says so and code and annotator are the same. */
function pieceKey(selection: string, { code, annotator }: OpenMark['facts']): string {
  return JSON.stringify([selection, code, annotator]);
}

function finished({ facts, pieces }: OpenMark): ForeignMark {
  const inOrder = pieces.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const quotes = inOrder.flatMap(({ quote }) => quote ?? []);
  return {
    ...facts,
    spans: inOrder.map(({ span }) => span),
    quotes: quotes.length === inOrder.length ? quotes : [],
  };
}

/** Null when the coding has no code that the code book knows. */
function factsOf(
  coding: XmlElement,
  selection: XmlElement,
  document: string,
  context: MarkContext,
): OpenMark['facts'] | null {
  const code = guidIn(childNamed(coding, 'CodeRef'), 'targetGUID');
  if (code === null || !context.codes.has(code)) {
    context.unread.add('unknownCodes');
    return null;
  }
  const user = guidIn(coding, 'creatingUser') ?? guidIn(selection, 'creatingUser');
  const description = descriptionOf(selection);
  const words = context.isOwn
    ? readMarkDescription(description)
    : { note: description.trim(), attributes: {} };
  return {
    where: `line ${selection.line}`,
    id: guidIn(coding, 'guid') ?? guidIn(selection, 'guid'),
    document,
    code,
    annotator: user === null ? null : (context.users.get(user) ?? user),
    annotatorIs: 'name',
    prefix: '',
    suffix: '',
    ...words,
    created: timeOf(
      coding.attributes.get('creationDateTime') ?? selection.attributes.get('creationDateTime'),
      context.unread,
    ),
    modified: timeOf(selection.attributes.get('modifiedDateTime'), context.unread),
  };
}

/** Null, and counted, where there is nothing to mark. */
function spanOf(selection: XmlElement, unread: Unread): ForeignSpan | null {
  const span = selectionSpan(selection);
  if (span && span.start < span.end) return span;
  unread.add(span ? 'empty' : 'unplaced');
  return null;
}

function timeOf(given: string | undefined, unread: Unread): string | null {
  const time = given?.trim() ?? '';
  if (time === '') return null;
  if (v.is(instantSchema, time)) return time;
  unread.add('times');
  return null;
}
