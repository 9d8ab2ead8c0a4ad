/*
 * Who may do what, in which phase: the one table that the server enforces and the interface shows.
 * Not whose marks can be seen (audience.ts): that depends on groups and on the reveal, not on the role.
 * Comes from nothing; goes to access.ts (documents), the librarian (records), commands and buttons.
 */
import type { Role } from './member.ts';
import { PHASES, type Phase } from './workspace.ts';

export const ACTIONS = [
  /** Open the whole workspace: every source as it is, outlets and bodies included. */
  'see-everything',
  /** Read the sources as the teacher hands them out. */
  'read-sources',
  'mark',
  'read-marks',
  /** The marks of each round as they stood at its reveal. */
  'read-first-pass',
  /** Reply, vote. */
  'talk',
  /** Decide on the marks of others: keep, drop, change. */
  'adjudicate',
  'read-notes',
  'write-notes',
  'say-done',
  /** Make a code that brings one back from another device. */
  'keep-return-code',
  'export',
  /** See the board: who is in, on which source, how many marks, who said "done". */
  'see-board',
  /** Phases, reveal, timer, what is hidden, groups; lock; hide a mark. */
  'run',
  /** Begin, edit, discard and freeze drafts of sources. */
  'prepare',
  /** Codes, invitations, roles, seats; remove and erase members; archive, delete, retention. */
  'manage',
] as const;
export type Action = (typeof ACTIONS)[number];

type Row = Readonly<Record<Role, readonly Phase[]>>;

const ALWAYS = PHASES;
const NEVER: readonly Phase[] = [];
const UNTIL_CLOSED = ['setup', 'independent', 'open'] as const satisfies readonly Phase[];
const BEGUN = ['independent', 'open', 'closed'] as const satisfies readonly Phase[];
const REVEALED = ['open', 'closed'] as const satisfies readonly Phase[];

export const RIGHTS: Readonly<Record<Action, Row>> = {
  'see-everything': { owner: ALWAYS, editor: ALWAYS, annotator: NEVER, viewer: NEVER },
  'read-sources': { owner: ALWAYS, editor: ALWAYS, annotator: BEGUN, viewer: BEGUN },
  mark: {
    owner: ['setup', 'independent', 'open'],
    editor: ['setup', 'independent', 'open'],
    annotator: ['independent', 'open'],
    viewer: NEVER,
  },
  'read-marks': { owner: ALWAYS, editor: ALWAYS, annotator: BEGUN, viewer: REVEALED },
  'read-first-pass': {
    owner: REVEALED,
    editor: REVEALED,
    annotator: REVEALED,
    viewer: REVEALED,
  },
  talk: { owner: ['open'], editor: ['open'], annotator: ['open'], viewer: NEVER },
  adjudicate: { owner: ['open'], editor: ['open'], annotator: NEVER, viewer: NEVER },
  'read-notes': { owner: ALWAYS, editor: ALWAYS, annotator: REVEALED, viewer: REVEALED },
  'write-notes': {
    owner: ['setup', 'independent', 'open'],
    editor: ['setup', 'independent', 'open'],
    annotator: ['open'],
    viewer: NEVER,
  },
  'say-done': {
    owner: NEVER,
    editor: NEVER,
    annotator: ['independent', 'open'],
    viewer: NEVER,
  },
  'keep-return-code': { owner: ALWAYS, editor: ALWAYS, annotator: ALWAYS, viewer: ALWAYS },
  export: { owner: ALWAYS, editor: ALWAYS, annotator: REVEALED, viewer: REVEALED },
  'see-board': { owner: ALWAYS, editor: ALWAYS, annotator: NEVER, viewer: NEVER },
  run: { owner: ALWAYS, editor: ALWAYS, annotator: NEVER, viewer: NEVER },
  prepare: { owner: UNTIL_CLOSED, editor: UNTIL_CLOSED, annotator: NEVER, viewer: NEVER },
  manage: { owner: ALWAYS, editor: NEVER, annotator: NEVER, viewer: NEVER },
};

/** In whatever phase. */
export function mayEver(role: Role, action: Action): boolean {
  return RIGHTS[action][role].length > 0;
}

export function may(role: Role, action: Action, phase: Phase): boolean {
  return RIGHTS[action][role].includes(phase);
}
