/*
 * A workspace as one value: sources, code book, members, marks. What formats read and write, and what a view shows.
 * Not live: the documents of `sync` are; this is a snapshot of them.
 * Comes from sync/snapshot (app, server, cli) and goes to core/formats and core/compare.
 */
import type { PublishedAnnotation } from './annotation.ts';
import type { CodeBook } from './codebook.ts';
import type { WorkspaceId } from './ids.ts';
import type { Member } from './member.ts';
import type { Source } from './source.ts';

/** setup -> independent -> open -> closed. Until rooms exist every workspace is open. */
export const PHASES = ['setup', 'independent', 'open', 'closed'] as const;
export type Phase = (typeof PHASES)[number];

export interface WorkspaceSettings {
  readonly id: WorkspaceId;
  readonly title: string;
  readonly phase: Phase;
}

export interface WorkspaceSnapshot {
  readonly settings: WorkspaceSettings;
  readonly sources: readonly Source[];
  readonly codeBook: CodeBook;
  readonly members: readonly Member[];
  /** In order of source, start, end, id. */
  readonly annotations: readonly PublishedAnnotation[];
}
