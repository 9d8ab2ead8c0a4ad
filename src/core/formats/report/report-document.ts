/*
 * A report as plain data: what stands in it, in which order, for every way of writing it (HTML, PDF, DOCX).
 * Not how it looks: each writer decides that (html.ts here, the others in server/documents, which core cannot know).
 * Comes from class-summary.ts and hand-in.ts. All text in it is what people wrote and may mean something to a program.
 */
import type { Channel } from '../../model/codebook.ts';

export interface ReportDocument {
  readonly title: string;
  /** BCP 47: of the words that the report itself adds. */
  readonly language: string;
  /** ISO 8601. */
  readonly generatedAt: string;
  /** What the parts will be, in order. */
  readonly outline: readonly ReportOutline[];
  /** Each begins a new page. */
  readonly parts: Iterable<ReportPart>;
}

export interface ReportOutline {
  /** For links and bookmarks: ASCII letters, digits and dashes, its own in the document. */
  readonly id: string;
  readonly title: string;
}

export interface ReportPart extends ReportOutline {
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  /** `aside` says something about the report itself. */
  | { readonly kind: 'paragraph' | 'aside'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'table'; readonly table: ReportTable }
  /** Who said what, in order. */
  | { readonly kind: 'entries'; readonly entries: readonly Fact[] }
  | { readonly kind: 'legend'; readonly rows: readonly LegendRow[] }
  | { readonly kind: 'passage'; readonly passage: Passage }
  /** Ruled lines to write on. */
  | { readonly kind: 'space'; readonly label: string; readonly lines: number };

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface ReportTable {
  readonly caption: string;
  /** `weight` is the share of the width; numbers stand to the right. */
  readonly columns: readonly {
    readonly name: string;
    readonly weight: number;
    readonly isNumber?: boolean;
  }[];
  /** Cells hold lines with \n between; the first of each row names it. May be made as they are asked for, once. */
  readonly rows: Iterable<readonly string[]>;
}

export interface LegendRow {
  readonly channel: Channel;
  readonly label: string;
}

/** A block of an article with the marks of one member in it. */
export interface Passage {
  /** "Paragraph 4", "Heading". */
  readonly place: string;
  readonly isHeading: boolean;
  /** Of the article, as it states it; null where it does not. */
  readonly language: string | null;
  readonly pieces: readonly Piece[];
}

/** Words that the same marks lie over; none for unmarked words. */
export interface Piece {
  readonly text: string;
  /** Of the layers that lie over it, each once. */
  readonly channels: readonly Channel[];
  /** What names the marks in words: "3 Conflict" where mark 3 begins, "3" where it goes on. */
  readonly labels: readonly string[];
}

/** How much a report may hold that has to stay a sensible document; Infinity for no limit. */
export interface ReportLimits {
  /** Marks in all hand-ins together, shared evenly among them. */
  readonly marks: number;
  /** Of one hand-in. */
  readonly marksEach: number;
  readonly threads: number;
}
