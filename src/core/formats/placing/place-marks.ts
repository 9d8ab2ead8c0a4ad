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
import { CodeMatcher, type CodeMatch } from './code-match.ts';
import { matchDocument, type DocumentMatch } from './document-match.ts';
import { WordsOfText } from './words-of-text.ts';
import { chooseUnit, findQuote, ForeignOffsets, isQuote, type PlacedBy } from './span-placing.ts';

/** What a person decided: which article a text is, which tag a code. */
export interface Choices {
  readonly sources: ReadonlyMap<string, SourceId>;
  readonly tags: ReadonlyMap<string, TagId>;
}

export const NO_CHOICES: Choices = { sources: new Map(), tags: new Map() };

export type PlacedMark = Omit<Annotation, 'id'> & {
  readonly where: string;
  /** Key of its code in the file: several may be one tag. */
  readonly code: string;
  /** As the file names them; null where it names nobody. */
  readonly annotator: string | null;
  readonly annotatorIs: ForeignMark['annotatorIs'];
  /** Without the attributes that have no place here and stand in the note. */
  readonly noteInFile: string;
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
  const matcher = new CodeMatcher(content.codeBook, choices.tags);
  const codes = new Map(work.codes.map((code) => [code.key, matcher.match(code)]));
  const placed: PlacedMark[] = [];
  const left: LeftMark[] = [];
  const documents = work.documents.map((document): PlacedDocument => {
    const marks = byDocument.get(document.key) ?? [];
    const match = matchDocument(document, marks, content.sources, choices.sources);
    const context = contextOf(match, marks, work.unit);
    for (const mark of marks) {
      const code = codes.get(mark.code) ?? matcher.match(foreignCode(mark.code));
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
  /** Of a text that is not that of the article. */
  readonly words: WordsOfText | null;
  readonly unit: OffsetUnit;
}

/** Offsets count only where the text of the file is our text; elsewhere they say which words of it are meant. */
function contextOf(
  match: DocumentMatch,
  marks: readonly ForeignMark[],
  declared: OffsetUnit | null,
): Context {
  const { document, place } = match;
  const usual = declared ?? 'code-point';
  if (!place) return { match, offsets: null, words: null, unit: usual };
  if (document.text !== null && !place.isSame) {
    const words = new WordsOfText(document.text, marks, declared);
    return { match, offsets: null, words, unit: words.unit };
  }
  const { text } = place.revision;
  const offsets = new ForeignOffsets(document.text ?? text);
  const unit = chooseUnit(marks, declared, offsets, text);
  return { match, offsets, words: null, unit };
}

function placeMark(
  mark: ForeignMark,
  context: Context,
  { code, found }: CodeMatch,
  { codeBook }: WorkspaceContent,
  now: string,
): PlacedMark | LeftMark {
  const { place } = context.match;
  if (!place) return leave(mark, 'is about a text that is no article of this workspace');
  if (!found) {
    const name = code.label === '' ? code.key : code.label;
    return leave(mark, `has the code “${name}”, which is not in the code book`);
  }
  const { text } = place.revision;
  const spans = placeSpans(mark, text, context);
  if (!spans) return leave(mark, nowhere(mark, context));
  const merged = mergeSpans(spans.spans);
  const tooLong = limitReason(merged);
  if (tooLong !== null) return leave(mark, tooLong);
  const { attributes, note, remarks } = matchAttributes(mark, found.layer, codeBook);
  return {
    where: mark.where,
    code: code.key,
    annotator: mark.annotator,
    annotatorIs: mark.annotatorIs,
    by: spans.by,
    target: targetAt(place.source, place.revision, merged),
    tag: found.tag.id,
    codeBookRevision: codeBook.revision,
    attributes,
    note,
    noteInFile: mark.note,
    created: instant(mark.created) ?? now,
    modified: instant(mark.modified) ?? instant(mark.created) ?? now,
    remarks: spans.by === 'quote' ? ['is placed by its words', ...remarks] : remarks,
  };
}

/**
 * Offsets in the unit of the text, then in the other, then the quotes, of the file or of its text. Without that text
 * nobody knows what offsets are of, so that they count only with the words that stand there.
 */
function placeSpans(
  mark: ForeignMark,
  text: string,
  { match, offsets, words, unit }: Context,
): { readonly spans: readonly Span[]; readonly by: PlacedBy } | null {
  const isEnough = match.document.text !== null;
  const other: OffsetUnit = unit === 'utf-16' ? 'code-point' : 'utf-16';
  const hasAll = mark.spans.length > 0 && mark.spans.length >= mark.quotes.length;
  for (const tried of offsets && hasAll ? [unit, other] : []) {
    const spans = mark.spans.map((span) => offsets?.toSpan(span, tried) ?? null);
    const whole = spans.flatMap((span, at) => {
      const quote = mark.quotes[at];
      const fits =
        span &&
        span.end <= text.length &&
        (quote === undefined ? isEnough : isQuote(text, span, quote));
      return fits ? [span] : [];
    });
    if (whole.length === mark.spans.length) return { spans: whole, by: tried };
    if (mark.quotes.length === 0) break; // nothing would tell a wrong unit from a right one
  }
  const placed = words?.placesIn(text, mark);
  if (placed) return { spans: placed, by: 'quote' };
  const near = offsets ? (mark.spans[0]?.start ?? null) : null;
  const found = mark.quotes.flatMap((quote) => findQuote(text, quote, mark, near) ?? []);
  const pieces = Math.max(mark.quotes.length, mark.spans.length, 1);
  return found.length === pieces ? { spans: found, by: 'quote' } : null;
}

/** Why a mark has no place in the article. */
function nowhere({ quotes }: ForeignMark, { match, words }: Context): string {
  if (words) {
    return 'is about another version of the article, which has its words not at all or more than once';
  }
  return match.document.text === null && quotes.length === 0
    ? 'has a position without its words, in a text that is not in the file'
    : 'has words that do not stand in the article at that place or elsewhere';
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
