/*
 * What every exchange format is: an id, a label, what it leaves out, and how it writes a workspace.
 * Not transport: the server streams the chunks over HTTP, the command line into a file.
 * Comes from a snapshot of what is published; goes to files that other tools read.
 */
import type { WorkspaceSnapshot } from '../model/workspace.ts';

export interface WriteOptions {
  /** ISO 8601 with zone: when the export was made. Passed in, so that a test can repeat it. */
  readonly generatedAt: string;
}

export interface Format {
  /** Stands in the address and after `--format`. */
  readonly id: string;
  readonly label: string;
  /** Without a dot. */
  readonly fileExtension: string;
  readonly mediaType: string;
  /** What does not survive, as sentences for people; shown before anybody relies on the file. */
  readonly loses: readonly string[];
  /** The file in chunks, in order. */
  write(snapshot: WorkspaceSnapshot, options: WriteOptions): Iterable<string>;
}

/** What no format here writes yet. */
export const LOSES_BESIDE_MARKS =
  'What is said beside the marks: replies, votes, links, wordings of claims, namings, whose words stand where, and which passages answer each other.';

/** A file name from workspace, format and day, safe on every system. */
export function exportFileName(
  format: Format,
  snapshot: WorkspaceSnapshot,
  { generatedAt }: WriteOptions,
): string {
  const day = generatedAt.slice(0, 10);
  return `crossread-${snapshot.settings.id}-${format.id}-${day}.${format.fileExtension}`;
}
