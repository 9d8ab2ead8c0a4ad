/*
 * Foreign work: texts, marks and codes as the file of another tool has them, before anybody knows whether they fit.
 * Not annotations yet: place-marks.ts finds article, code and offsets for each and reports what does not fit.
 * Comes from the readers of core/formats; every reader fills this and drops nothing without saying so in `unread`.
 */
import type { OffsetUnit } from '../text/units.ts';

export interface ForeignDocument {
  /** By which the marks of this file name it. */
  readonly key: string;
  /** For people: a title or a file name; '' when the file gives none. */
  readonly name: string;
  /** The text that the offsets are for, exactly as the file has it; null when the file has only quotes. */
  readonly text: string | null;
  readonly url: string | null;
  /** The id of the article, in files that Crossread wrote; other workspaces have other articles under the same ids. */
  readonly source?: string | null;
  /** Which text of ours it is, in files that Crossread wrote without the text: the hash says whether it is the same. */
  readonly revision?: { readonly id: string | null; readonly sha256: string } | null;
  /** What its reader had to decide about it and a person should know; each goes on from the name of the text. */
  readonly remarks?: readonly string[];
}

export interface ForeignCode {
  /** By which the marks of this file name it. */
  readonly key: string;
  readonly label: string;
  /** Label or id of the layer or category it belongs to, '' when there is none. */
  readonly layer: string;
  /** #rrggbb, null when the file gives none. */
  readonly colour: string | null;
  readonly guideline: string;
  /** Ids of tags that the reader knows to stand for it; the one that the code book has is offered where no name fits. */
  readonly partners?: readonly string[];
}

/** `[start, end)` in the unit of the file. */
export interface ForeignSpan {
  readonly start: number;
  readonly end: number;
}

export interface ForeignMark {
  /** Where it stands in the file, for the report: "line 12", "T4", "annotation urn:…". */
  readonly where: string;
  /** The id in the file; null where marks have none. */
  readonly id: string | null;
  readonly document: string;
  readonly code: string;
  /** Who made it, as the file says; null where it does not. */
  readonly annotator: string | null;
  /** `folder`: only a folder or a file is called after the annotator, as folders can be called. */
  readonly annotatorIs: 'name' | 'folder';
  /** In text order; empty when the file has a quote only. */
  readonly spans: readonly ForeignSpan[];
  /** The text of each span where the file carries it, to check the offsets by; empty when it does not. */
  readonly quotes: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
  readonly note: string;
  /** By attribute id or label. */
  readonly attributes: Readonly<Record<string, string>>;
  /** ISO 8601 with zone; null where the file does not say. */
  readonly created: string | null;
  readonly modified: string | null;
}

export interface ForeignWork {
  /** Label of the format that was read. */
  readonly format: string;
  /** What the file says its offsets count in, or its reader found out; null when nobody knows. */
  readonly unit: OffsetUnit | null;
  readonly documents: readonly ForeignDocument[];
  readonly codes: readonly ForeignCode[];
  readonly marks: readonly ForeignMark[];
  /** What the file holds and Crossread has no place for, one sentence each, with its number: nothing is dropped silently. */
  readonly unread: readonly string[];
}

/** A file as it came in. A ZIP is unpacked before a reader sees it (archive.ts). */
export interface InputFile {
  /** With / between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
