/*
 * Foreign work becomes a plan of annotations: for each mark its article, offsets, tag and attributes, and for
 * everything that does not fit the reason. Nothing is written here, so a plan is also the dry run.
 * Comes from a reader; goes to the report that a person sees, and then to the import of the server.
 */
import * as v from 'valibot';
import { ANNOTATION_LIMITS, type Annotation } from '../../model/annotation.ts';
import type { SourceId, TagId } from '../../model/ids.ts';
import { instantSchema } from '../../model/instant.ts';
import type { WorkspaceContent } from '../../model/workspace.ts';
import { targetAt } from '../../text/quote.ts';
import { mergeSpans, type Span } from '../../text/segments.ts';
import type { OffsetUnit } from '../../text/units.ts';
import type { ForeignMark, ForeignWork } from '../foreign-work.ts';
import { foreignCode } from '../reading.ts';
import { matchAttributes } from './attribute-match.ts';
import { matchCode, type CodeMatch } from './code-match.ts';
import { matchDocument, type DocumentMatch } from './document-match.ts';
import { chooseUnit, findQuote, ForeignOffsets, isQuote, type PlacedBy } from './span-placing.ts';

/** What a person decided: which article a text is, which tag a code. */
export interface Choices {
  readonly sources: ReadonlyMap<string, SourceId>;
  readonly tags: ReadonlyMap<string, TagId>;
}

export const NO_CHOICES: Choices = { sources: new Map(), tags: new Map() };

export type PlacedMark = Omit<Annotation, 'id'> & {
  readonly where: string;
  /** As the file names them; null where it names nobody. */
  readonly annotator: string | null;
  readonly by: PlacedBy;
  /** What is not as it was in the file. */
  readonly remarks: readonly string[];
};

export interface LeftMark {
  readonly where: string;
  readonly reason: string;
  /** What it marks, as far as the file says. */
  readonly quote: string;
}

export interface PlacedDocument extends DocumentMatch {
  /** The unit that its offsets were taken in. */
  readonly unit: OffsetUnit;
}

export interface ImportPlan {
  readonly format: string;
  readonly documents: readonly PlacedDocument[];
  readonly codes: readonly CodeMatch[];
  readonly placed: readonly PlacedMark[];
  readonly left: readonly LeftMark[];
  readonly unread: readonly string[];
}

/** `now` is the time of marks of which the file says none. */
export function placeMarks(
  work: ForeignWork,
  content: WorkspaceContent,
  choices: Choices,
  now: string,
): ImportPlan {
  const byDocument = Map.groupBy(work.marks, ({ document }) => document);
  const codes = new Map(
    work.codes.map((code) => [code.key, matchCode(code, content.codeBook, choices.tags)]),
  );
  const placed: PlacedMark[] = [];
  const left: LeftMark[] = [];
  const documents = work.documents.map((document): PlacedDocument => {
    const marks = byDocument.get(document.key) ?? [];
    const match = matchDocument(document, marks, content.sources, choices.sources);
    const context = contextOf(match, marks, work.unit);
    for (const mark of marks) {
      const code =
        codes.get(mark.code) ?? matchCode(foreignCode(mark.code), content.codeBook, choices.tags);
      codes.set(mark.code, code);
      const one = placeMark(mark, context, code, content, now);
      if ('reason' in one) left.push(one);
      else placed.push(one);
    }
    return { ...match, unit: context.unit };
  });
  const known = new Set(work.documents.map(({ key }) => key));
  for (const mark of work.marks) {
    if (!known.has(mark.document)) left.push(leave(mark, 'names a text that is not in the file'));
  }
  const named = new Set(work.marks.map(({ code }) => code));
  const used = [...codes.values()].filter(({ code }) => named.has(code.key));
  return { format: work.format, documents, codes: used, placed, left, unread: work.unread };
}

interface Context {
  readonly match: DocumentMatch;
  readonly offsets: ForeignOffsets | null;
  readonly unit: OffsetUnit;
}

/** Offsets count only where the text of the file is our text. */
function contextOf(
  match: DocumentMatch,
  marks: readonly ForeignMark[],
  declared: OffsetUnit | null,
): Context {
  const { document, place } = match;
  const usual = declared ?? 'code-point';
  if (!place) return { match, offsets: null, unit: usual };
  const { text } = place.revision;
  const isSame = place.reason === 'same-text' || document.text === null;
  const offsets = isSame ? new ForeignOffsets(document.text ?? text) : null;
  const unit = offsets ? chooseUnit(marks, declared, offsets, text) : usual;
  return { match, offsets, unit };
}

function placeMark(
  mark: ForeignMark,
  { match, offsets, unit }: Context,
  { found }: CodeMatch,
  { codeBook }: WorkspaceContent,
  now: string,
): PlacedMark | LeftMark {
  const { place } = match;
  if (!place) return leave(mark, 'is about a text that is no article of this workspace');
  if (!found) return leave(mark, `has the code “${mark.code}”, which is not in the code book`);
  const { text } = place.revision;
  const spans = placeSpans(mark, text, offsets, unit);
  if (!spans)
    return leave(mark, 'has words that do not stand in the article at that place or elsewhere');
  const merged = mergeSpans(spans.spans);
  const tooLong = limitReason(merged);
  if (tooLong !== null) return leave(mark, tooLong);
  const { attributes, note, remarks } = matchAttributes(mark, found.layer, codeBook);
  return {
    where: mark.where,
    annotator: mark.annotator,
    by: spans.by,
    target: targetAt(place.source, place.revision, merged),
    tag: found.tag.id,
    codeBookRevision: codeBook.revision,
    attributes,
    note,
    created: instant(mark.created) ?? now,
    modified: instant(mark.modified) ?? instant(mark.created) ?? now,
    remarks: spans.by === 'quote' ? ['is placed by its words', ...remarks] : remarks,
  };
}

/** Offsets in the unit of the text, then in the other, then the quotes. */
function placeSpans(
  mark: ForeignMark,
  text: string,
  offsets: ForeignOffsets | null,
  unit: OffsetUnit,
): { readonly spans: readonly Span[]; readonly by: PlacedBy } | null {
  const other: OffsetUnit = unit === 'utf-16' ? 'code-point' : 'utf-16';
  for (const tried of offsets && mark.spans.length > 0 ? [unit, other] : []) {
    const spans = mark.spans.map((span) => offsets?.toSpan(span, tried) ?? null);
    const whole = spans.flatMap((span, at) => {
      const quote = mark.quotes[at];
      const fits =
        span && span.end <= text.length && (quote === undefined || isQuote(text, span, quote));
      return fits ? [span] : [];
    });
    if (whole.length === mark.spans.length) return { spans: whole, by: tried };
    if (mark.quotes.length === 0) break; // nothing would tell a wrong unit from a right one
  }
  const near = mark.spans[0]?.start ?? null;
  const found = mark.quotes.flatMap((quote) => findQuote(text, quote, mark, near) ?? []);
  const isWhole = found.length > 0 && found.length === mark.quotes.length;
  return isWhole ? { spans: found, by: 'quote' } : null;
}

function limitReason(spans: readonly Span[]): string | null {
  if (spans.length > ANNOTATION_LIMITS.segments) {
    return `has more than ${ANNOTATION_LIMITS.segments} pieces`;
  }
  const isLong = spans.some(({ start, end }) => end - start > ANNOTATION_LIMITS.quote);
  return isLong ? `is longer than ${ANNOTATION_LIMITS.quote} characters` : null;
}

function leave({ where, quotes }: ForeignMark, reason: string): LeftMark {
  return { where, reason, quote: quotes.join(' … ').slice(0, 200) };
}

function instant(time: string | null): string | null {
  return v.is(instantSchema, time) ? time : null;
}
