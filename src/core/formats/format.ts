/*
 * What every exchange format is: an id, a label, what it leaves out, and how it writes a workspace.
 * Not transport: the server streams the bytes over HTTP, the command line into a file (file-bytes.ts makes them).
 * Comes from a snapshot of what is published; goes to files that other tools read.
 */
import type { MemberId } from '../model/ids.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import type { Adjudication } from './adjudicated-version.ts';
import { fileWords } from './file-names.ts';
import type { ReportDocument } from './report/report-document.ts';

export interface WriteOptions {
  /** ISO 8601 with zone: when the export was made. Passed in, so that a test can repeat it. */
  readonly generatedAt: string;
  /** What was chosen where the export does not hold everything: a sentence each (selection.ts). */
  readonly choice?: readonly string[];
  /** The annotators that were chosen, as the snapshot names them; null or absent for all. */
  readonly annotators?: readonly MemberId[] | null;
  /** Null or absent where no adjudicated marks are in the snapshot. */
  readonly adjudication?: Adjudication | null;
}

interface FormatFacts {
  /** Stands in the address and after `--format`. */
  readonly id: string;
  readonly label: string;
  /** Who opens it with what, in a line. */
  readonly use: string;
  /** Without a dot. */
  readonly fileExtension: string;
  readonly mediaType: string;
  /** What does not survive, as sentences for people; shown before anybody relies on the file. */
  readonly loses: readonly string[];
  /** True where every text that an article had is written with its own marks; else marks stand on the texts of now. */
  readonly keepsRevisions?: true;
}

export interface TextFormat extends FormatFacts {
  readonly kind: 'text';
  /** The file in chunks, in order. */
  write(snapshot: WorkspaceSnapshot, options: WriteOptions): Iterable<string>;
}

/** Several files in one ZIP. */
export interface FolderFormat extends FormatFacts {
  /** `folder`: people unpack it, and a README.txt says what it is and what it left out. `package`: the ZIP is the file. */
  readonly kind: 'folder' | 'package';
  files(snapshot: WorkspaceSnapshot, options: WriteOptions): Iterable<ExportFile>;
}

/** A document for people, in bytes that only packages beyond core can write. */
export interface DocumentFormat extends FormatFacts {
  readonly kind: 'document';
  readonly writer: DocumentWriter;
  document(snapshot: WorkspaceSnapshot, options: WriteOptions): ReportDocument;
}

export type DocumentWriter = 'pdf' | 'docx';

export type Format = TextFormat | FolderFormat | DocumentFormat;

export interface ExportFile {
  /** With / between folders; names from file-names.ts. */
  readonly path: string;
  readonly chunks: Iterable<string>;
}

/** What no format but our own JSON and the sheets write. */
export const LOSES_BESIDE_MARKS =
  'What is said beside the marks: replies, votes, decisions, reflections, links, wordings of claims, namings, whose words stand where, and which passages answer each other.';

/** Of formats that carry links. */
export const LOSES_BESIDE_LINKS =
  'Replies, votes, decisions, reflections, wordings of claims, namings, whose words stand where, and which passages answer each other.';

export const LOSES_FIRST_PASSES = 'The marks as they stood at each reveal: only those of now.';

/** A file name from the title of the workspace (its id where the title has no letters), format and day, safe on every system. */
export function exportFileName(
  format: Format,
  snapshot: WorkspaceSnapshot,
  { generatedAt }: WriteOptions,
): string {
  const day = generatedAt.slice(0, 10);
  const { title, id } = snapshot.settings;
  return `crossread-${fileWords(title) || id}-${format.id}-${day}.${format.fileExtension}`;
}
