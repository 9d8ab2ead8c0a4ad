/*
 * The HTTP interface between screens and server: one schema a request or answer, one union of commands.
 * Not files that come in (file-api.ts), not the documents (documents.ts) and not the socket's messages (wire.ts).
 * Both sides parse with these schemas, so that neither trusts the other.
 */
import * as v from 'valibot';
import { audienceIdSchema } from '#core/model/audience.ts';
import { draftSchema } from '#core/model/draft.ts';
import { annotationIdSchema, groupIdSchema, memberIdSchema } from '#core/model/ids.ts';
import { draftIdSchema, sourceIdSchema, workspaceIdSchema } from '#core/model/ids.ts';
import { instantSchema } from '#core/model/instant.ts';
import { displayNameSchema, memberSchema, ROLES } from '#core/model/member.ts';
import { ARTICLE_LIMITS, blockSchema, metadataSchema } from '#core/model/source.ts';
import { groupSchema, PHASES, revealRuleSchema, settingsSchema } from '#core/model/workspace.ts';

/*
 * GET    /api/home                                  -> home
 * POST   /api/workspaces                 create     -> created
 * GET    /api/workspaces/:id/session                -> session (member null: nobody yet)
 * POST   /api/workspaces/:id/session     join       -> session; only where the door is open
 * DELETE /api/workspaces/:id/session                -> session; forgets the member on this device
 * POST   /api/workspaces/import   file       -> created; `?displayName=` where the file has no owner
 * POST   /api/workspaces/:id/import-marks  file -> importReport; owners and editors
 * POST   /api/read-sources        file       -> readSources: articles to be confirmed; who may make or run a workspace
 * POST   /api/read-address        address    -> readSources; only where the server fetches addresses
 * POST   /api/workspaces/:id/import-code-book  file -> codeBookReport; owners and editors
 * POST   /api/workspaces/:id/copy        copy       -> created; owners and editors
 * POST   /api/workspaces/:id/commands    command    -> commandAnswer
 * GET    /api/workspaces/:id/drafts/:draft           -> draftPreview; owners and editors until it is closed
 * GET    /api/workspaces/:id/desk                   -> desk; owners and editors
 * GET    /api/workspaces/:id/me                     -> one's own data as a JSON file
 * GET    /api/workspaces/:id/members/:member/data   -> the same of one member; owners
 * POST   /api/codes                      codeAsked  -> codeFound
 * POST   /api/join                       joinByCode -> session
 * POST   /api/return                     returning  -> session; personal return code or recovery key
 * POST   /api/sign-in                    signInWay  -> signInBegun; only where an organisation signs in
 * GET    /api/sign-in/callback                      -> a page: the provider sends people back here
 */

const title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
/** A room code, return code, recovery key or invitation as somebody typed it. */
const typedCode = v.pipe(v.string(), v.maxLength(200));

export const workspaceCardSchema = v.strictObject({
  id: workspaceIdSchema,
  title: v.string(),
  phase: v.picklist(PHASES),
});
export type WorkspaceCard = Readonly<v.InferOutput<typeof workspaceCardSchema>>;

/** How an organisation's people sign in here, where they do. */
export const signInOfferSchema = v.strictObject({
  /** "Sign in with <name>". */
  name: v.string(),
  /** True: nobody joins under a name of their own choice. */
  only: v.boolean(),
});
export type SignInOffer = Readonly<v.InferOutput<typeof signInOfferSchema>>;
const signIn = v.optional(v.nullable(signInOfferSchema), null);

/** What a person wants who goes to the provider. */
export const signInWaySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('code'), code: typedCode }),
  v.strictObject({ kind: v.literal('door'), workspace: workspaceIdSchema }),
  v.strictObject({ kind: v.literal('home') }),
]);
export type SignInWay = Readonly<v.InferOutput<typeof signInWaySchema>>;

export const signInBegunSchema = v.strictObject({ location: v.pipe(v.string(), v.url()) });
export type SignInBegun = Readonly<v.InferOutput<typeof signInBegunSchema>>;

/** Why nobody came in: stands in the address of the page that the person comes back to. */
export const SIGN_IN_PROBLEMS = [
  'cancelled',
  'failed',
  'expired',
  'removed',
  'not-listed',
  'unknown',
  'closed',
] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** Who I am in a workspace, and which documents I am to open. */
export const sessionSchema = v.strictObject({
  workspace: workspaceCardSchema,
  /** True where anybody who reaches the server may join by a name alone. */
  doorOpen: v.boolean(),
  member: v.nullable(memberSchema),
  /** Whose handout and reading room to open; null without a member. */
  audience: v.nullable(audienceIdSchema),
  /** True: open `workspace`; false: open the handout; null while nothing may be read (setup). */
  seesEverything: v.nullable(v.boolean()),
  signIn,
});
export type Session = Readonly<v.InferOutput<typeof sessionSchema>>;

export const homeSchema = v.strictObject({
  /** Where this device is a member. */
  mine: v.array(
    v.strictObject({
      workspace: workspaceCardSchema,
      member: memberSchema,
      sources: v.number(),
      members: v.number(),
      created: instantSchema,
      archived: v.boolean(),
      /** When a deletion that can still be undone takes place. */
      deleteAt: v.nullable(instantSchema),
      /** When everything is erased by itself. */
      eraseAt: v.nullable(instantSchema),
    }),
  ),
  /** Open doors that this device has not gone through. */
  open: v.array(workspaceCardSchema),
  /** Whether this server lets whoever reaches it make workspaces. */
  mayCreate: v.boolean(),
  /** Whether this server fetches an article from its address. */
  fetchesAddresses: v.optional(v.boolean(), false),
  signIn,
});
export type Home = Readonly<v.InferOutput<typeof homeSchema>>;

/** POST /api/session: join under a display name. */
export const joinSchema = v.strictObject({ displayName: displayNameSchema });

/** A text as the owner pasted it and corrected its blocks. Becomes revision 1 of a source. */
export const newSourceSchema = v.strictObject({
  metadata: metadataSchema,
  /** Canonical: LF, no characters that XML 1.0 refuses. Blocks in UTF-16 units. */
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(ARTICLE_LIMITS.text)),
  blocks: v.pipe(v.array(blockSchema), v.minLength(1), v.maxLength(ARTICLE_LIMITS.blocks)),
});
export type NewSource = Readonly<v.InferOutput<typeof newSourceSchema>>;

export const createSchema = v.strictObject({
  title,
  displayName: displayNameSchema,
  /** Empty: the sources of the ready-made workspace. */
  sources: v.pipe(v.array(newSourceSchema), v.maxLength(12)),
});
export type Create = Readonly<v.InferOutput<typeof createSchema>>;

export const copySchema = v.strictObject({ title, marks: v.boolean() });

export const createdSchema = v.strictObject({
  session: sessionSchema,
  code: v.string(),
  /** Shown once: gives the owner's access back when the device is lost. */
  recoveryKey: v.string(),
});
export type Created = Readonly<v.InferOutput<typeof createdSchema>>;

export const codeAskedSchema = v.strictObject({ code: typedCode });

/** What stands behind a room code or invitation, before anybody joins. */
export const codeFoundSchema = v.strictObject({
  workspace: workspaceCardSchema,
  role: v.picklist(ROLES),
  /** Where the owner made a list: names that nobody has taken yet. Null: type a name. */
  seats: v.nullable(v.array(v.strictObject({ id: memberIdSchema, displayName: v.string() }))),
  signIn,
});
export type CodeFound = Readonly<v.InferOutput<typeof codeFoundSchema>>;

export const joinByCodeSchema = v.union([
  v.strictObject({ code: typedCode, displayName: displayNameSchema }),
  v.strictObject({ code: typedCode, seat: memberIdSchema }),
]);
export type JoinByCode = Readonly<v.InferOutput<typeof joinByCodeSchema>>;

export const returningSchema = v.strictObject({ code: typedCode });

const member = memberIdSchema;
const settingsChangeSchema = v.partial(
  v.strictObject({
    title,
    reveal: revealRuleSchema,
    groups: v.pipe(v.array(groupSchema), v.maxLength(20)),
    outletsHidden: v.boolean(),
    outletNamesHidden: v.boolean(),
    headlinesOnly: v.boolean(),
    marksOpenToOwners: v.boolean(),
    locked: v.boolean(),
    timerEnds: v.nullable(instantSchema),
  }),
);
export type SettingsChange = v.InferOutput<typeof settingsChangeSchema>;

/** Everything that changes a workspace other than marks and prose. Each names its right in commands.ts. */
export const commandSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('set-phase'), phase: v.picklist(PHASES) }),
  v.strictObject({ kind: v.literal('reveal-group'), group: groupIdSchema }),
  v.strictObject({ kind: v.literal('change-settings'), change: settingsChangeSchema }),
  v.strictObject({
    kind: v.literal('hide-mark'),
    annotation: annotationIdSchema,
    reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
  }),
  v.strictObject({ kind: v.literal('show-mark'), annotation: annotationIdSchema }),
  v.strictObject({ kind: v.literal('say-done'), done: v.boolean() }),
  /** A new one for oneself; the old one no longer works. */
  v.strictObject({ kind: v.literal('new-return-code') }),
  v.strictObject({
    kind: v.literal('change-member'),
    member,
    displayName: v.optional(displayNameSchema),
    role: v.optional(v.picklist(ROLES)),
    group: v.optional(v.nullable(groupIdSchema)),
  }),
  v.strictObject({ kind: v.literal('remove-member'), member, keepMarks: v.boolean() }),
  v.strictObject({ kind: v.literal('erase-member'), member }),
  v.strictObject({
    kind: v.literal('add-seats'),
    names: v.pipe(v.array(displayNameSchema), v.maxLength(200)),
  }),
  v.strictObject({ kind: v.literal('new-code') }),
  v.strictObject({ kind: v.literal('open-code'), open: v.boolean() }),
  v.strictObject({ kind: v.literal('open-door'), open: v.boolean() }),
  v.strictObject({ kind: v.literal('invite'), role: v.picklist(ROLES) }),
  v.strictObject({ kind: v.literal('revoke-invites') }),
  v.strictObject({ kind: v.literal('new-recovery-key') }),
  v.strictObject({ kind: v.literal('archive'), archived: v.boolean() }),
  /** Takes place after a week; `restore` undoes it until then. */
  v.strictObject({ kind: v.literal('delete') }),
  v.strictObject({ kind: v.literal('restore') }),
  v.strictObject({ kind: v.literal('set-retention'), eraseAt: v.nullable(instantSchema) }),
  /** A correction of the source's present revision, or a new article: pasted, read from a file, or still empty. */
  v.strictObject({
    kind: v.literal('begin-draft'),
    from: v.variant('kind', [
      v.strictObject({ kind: v.literal('source'), source: sourceIdSchema }),
      v.strictObject({ kind: v.literal('article'), article: newSourceSchema }),
      v.strictObject({ kind: v.literal('nothing') }),
    ]),
  }),
  v.strictObject({
    kind: v.literal('change-draft'),
    draft: draftIdSchema,
    /** Only what is to change, so that two people who fill in different fields both win. */
    metadata: v.partial(metadataSchema),
  }),
  /** Can be brought back for a week. */
  v.strictObject({ kind: v.literal('discard-draft'), draft: draftIdSchema }),
  v.strictObject({ kind: v.literal('restore-draft'), draft: draftIdSchema }),
  v.strictObject({
    kind: v.literal('freeze-draft'),
    draft: draftIdSchema,
    /** Of the preview that the person saw: nobody freezes what they have not seen. */
    version: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
]);
export type Command = Readonly<v.InferOutput<typeof commandSchema>>;

export const commandAnswerSchema = v.strictObject({
  /** A code, key or invitation that the command made; null for the others. Shown once. */
  secret: v.nullable(v.string()),
  /** The draft that was begun. */
  draft: v.optional(draftIdSchema),
  /** The source that is new or corrected. */
  source: v.optional(sourceIdSchema),
});
export type CommandAnswer = Readonly<v.InferOutput<typeof commandAnswerSchema>>;

/** One line of the board. Figures, never content. */
export const boardRowSchema = v.strictObject({
  member: memberSchema,
  here: v.boolean(),
  /** The source that the member looks at now. */
  source: v.nullable(sourceIdSchema),
  /** Valid marks by layer id. */
  marks: v.record(v.string(), v.number()),
  done: v.boolean(),
  /** A seat of the list that nobody has taken yet. */
  seatFree: v.boolean(),
});
export type BoardRow = Readonly<v.InferOutput<typeof boardRowSchema>>;

export const boardSchema = v.strictObject({ rows: v.array(boardRowSchema) });
export type Board = Readonly<v.InferOutput<typeof boardSchema>>;

/** What owners and editors need beside the documents. Code and invitations only for owners. */
export const deskSchema = v.strictObject({
  settings: settingsSchema,
  board: boardSchema,
  code: v.nullable(v.string()),
  codeOpen: v.boolean(),
  doorOpen: v.boolean(),
  hidden: v.array(
    v.strictObject({
      annotation: annotationIdSchema,
      author: memberIdSchema,
      reason: v.string(),
      /** Label of the tag and the marked words, cut; null when its writer has deleted the mark. */
      tag: v.nullable(v.string()),
      words: v.nullable(v.string()),
    }),
  ),
  /** Open ones and those that can be brought back, oldest first. */
  drafts: v.array(draftSchema),
  archived: v.boolean(),
  deleteAt: v.nullable(instantSchema),
  eraseAt: v.nullable(instantSchema),
});
export type Desk = Readonly<v.InferOutput<typeof deskSchema>>;
