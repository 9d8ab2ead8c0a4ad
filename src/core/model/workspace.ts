/*
 * A workspace as one value: sources, code book, members, marks. What formats read and write, and what a view shows.
 * Not live: the documents of `sync` are; this is a snapshot of them.
 * Comes from sync/snapshot (app, server, cli) and goes to core/formats and core/compare.
 */
import * as v from 'valibot';
import type { PublishedAnnotation } from './annotation.ts';
import type { CodeBook } from './codebook.ts';
import { groupIdSchema, sourceIdSchema, workspaceIdSchema } from './ids.ts';
import { instantSchema } from './instant.ts';
import type { Member } from './member.ts';
import type { PlainKind, PlainRecords, Published } from './plain-records.ts';
import type { ProseNode } from './prose.ts';
import type { Source } from './source.ts';

/** setup -> independent -> open -> closed. An owner may go back to independent for new marks. */
export const PHASES = ['setup', 'independent', 'open', 'closed'] as const;
export type Phase = (typeof PHASES)[number];

/** As people read them, on screens and in reports. */
export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  setup: 'In preparation',
  independent: 'Independent work',
  open: 'Open',
  closed: 'Closed',
};

/** Members who read the same sources and see one another's marks first. */
export const groupSchema = v.strictObject({
  id: groupIdSchema,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  /** Jigsaw: what the group reads until the reveal; null for all. */
  sources: v.nullable(v.pipe(v.array(sourceIdSchema), v.minLength(1), v.readonly())),
  /** True once the group's members see one another's marks, while the others still work alone. */
  revealed: v.boolean(),
});
export type Group = Readonly<v.InferOutput<typeof groupSchema>>;

/** When independent work ends by itself; an owner may always end it by hand. */
export const revealRuleSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('by-hand') }),
  v.strictObject({ kind: v.literal('at'), time: instantSchema }),
  v.strictObject({
    kind: v.literal('after-marks'),
    marks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  }),
  v.strictObject({ kind: v.literal('all-done') }),
]);
export type RevealRule = Readonly<v.InferOutput<typeof revealRuleSchema>>;

/** What every member of the workspace may know about how it is run. Absent in older data: the value given here. */
export const settingsSchema = v.strictObject({
  id: workspaceIdSchema,
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  phase: v.picklist(PHASES),
  /** How often independent work has begun: marks of round 1 are the first pass. */
  round: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  reveal: v.optional(revealRuleSchema, { kind: 'by-hand' }),
  groups: v.optional(v.pipe(v.array(groupSchema), v.maxLength(20), v.readonly()), []),
  /** Outlet, byline, address and dates are hidden until the reveal. */
  outletsHidden: v.optional(v.boolean(), false),
  /** The outlet's name is blacked out inside the text too. */
  outletNamesHidden: v.optional(v.boolean(), false),
  /** Only headlines and decks are handed out. */
  headlinesOnly: v.optional(v.boolean(), false),
  /** Owners and editors read marks during independent work; the members are told. */
  marksOpenToOwners: v.optional(v.boolean(), false),
  /** Nobody but owners and editors can write for now. */
  locked: v.optional(v.boolean(), false),
  /** When the time on the clock of the room is up. */
  timerEnds: v.optional(v.nullable(instantSchema), null),
});
export type WorkspaceSettings = Readonly<v.InferOutput<typeof settingsSchema>>;

/** What readers work with: the articles, the code book, and how the workspace is run. */
export interface WorkspaceContent {
  readonly settings: WorkspaceSettings;
  readonly sources: readonly Source[];
  /** The newest revision. */
  readonly codeBook: CodeBook;
  /** What the code book was before, oldest first: marks name the revision that they were made with. */
  readonly earlierCodeBooks: readonly CodeBook[];
}

/** What members say beside their marks, each kind in order of key and author. */
export type SnapshotRecords = {
  readonly [Kind in PlainKind]: readonly Published<PlainRecords[Kind]>[];
};

/** The marks of one round of independent work, as they stood at its reveal. */
export interface FirstPass {
  /** From 1. */
  readonly round: number;
  readonly annotations: readonly PublishedAnnotation[];
}

export interface WorkspaceSnapshot extends WorkspaceContent {
  readonly members: readonly Member[];
  /** In order of source, start, end, id. */
  readonly annotations: readonly PublishedAnnotation[];
  readonly records: SnapshotRecords;
  /** Oldest round first; empty where the reader may not see them. */
  readonly firstPasses: readonly FirstPass[];
  /** The shared notes; null where there are none, or the reader may not see them. */
  readonly notes: readonly ProseNode[] | null;
}

/** The settings of a workspace that nobody has changed. */
export function settingsOf(
  id: WorkspaceSettings['id'],
  title: string,
  phase: Phase,
): WorkspaceSettings {
  return v.parse(settingsSchema, { id, title, phase });
}

/** Of a workspace in which nobody has said anything beside marks. */
export const NO_RECORDS: SnapshotRecords = {
  replies: [],
  votes: [],
  links: [],
  propositions: [],
  namings: [],
  pairings: [],
  attributions: [],
  decisions: [],
  reflections: [],
};
