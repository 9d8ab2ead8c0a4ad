/*
 * Drafts of a workspace: begun, changed in their details, discarded, brought back, and frozen into a revision.
 * Not the right to do so (commands.ts) and not what freezing makes (core/model/freezing.ts).
 * Comes from commands; goes to the record, to the draft's own document in the log, and once frozen to the sources.
 */
import { randomUUID } from 'node:crypto';
import type { Hocuspocus } from '@hocuspocus/server';
import * as v from 'valibot';
import * as Y from 'yjs';
import { erasedAt, type Draft } from '#core/model/draft.ts';
import {
  EMPTY_PROSE,
  toArticleText,
  toDraftProse,
  type DraftProse,
} from '#core/model/draft-prose.ts';
import { draftIdSchema, type DraftId } from '#core/model/ids.ts';
import { articleProblems } from '#core/model/new-source.ts';
import type { Problem } from '#core/model/result.ts';
import { currentRevision, NOTHING_STATED, type Metadata } from '#core/model/source.ts';
import type { Command, CommandAnswer } from '#sync/api.ts';
import { readDraft, writeDraft } from '#sync/draft-document.ts';
import { documentName } from '#sync/names.ts';
import { closeDocument } from './close-document.ts';
import { freezingOf, type DraftText } from './draft-preview.ts';
import type { HttpErrorCode } from './messages.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { MemberRecord } from './records.ts';
import type { Visitor } from './sync-server.ts';
import type { UpdateLog } from './update-log.ts';

/** Open ones and those that can be brought back. */
export const MOST_DRAFTS = 100;

export interface DraftParts {
  readonly log: UpdateLog;
  readonly sync: () => Hocuspocus<Visitor>;
  readonly now: () => Date;
}

interface DraftRefusal {
  readonly error: HttpErrorCode;
  readonly problems?: readonly Problem[];
}
type DraftResult = CommandAnswer | DraftRefusal;

const DONE: CommandAnswer = { secret: null };

type Begin = Extract<Command, { kind: 'begin-draft' }>;

/** The document is in the log before the record names it. */
export async function beginDraft(
  workspace: OpenWorkspace,
  { from }: Begin,
  actor: MemberRecord,
  { log, now }: Pick<DraftParts, 'log' | 'now'>,
): Promise<DraftResult> {
  const { drafts } = workspace.record;
  if (drafts.length >= MOST_DRAFTS) return { error: 'tooManyDrafts' };
  const beginning = beginningOf(workspace, from);
  if ('error' in beginning) return beginning;
  const id = v.parse(draftIdSchema, `draft-${randomUUID()}`);
  const document = new Y.Doc();
  writeDraft(document, beginning.prose);
  await log.append(nameOf(workspace, id), Y.encodeStateAsUpdate(document));
  document.destroy();
  const draft: Draft = {
    id,
    corrects: beginning.corrects,
    metadata: beginning.metadata,
    begun: now().toISOString(),
    begunBy: actor.id,
    discarded: null,
  };
  await workspace.putRecord({ drafts: [...drafts, draft] });
  return { ...DONE, draft: id };
}

type Beginning = Pick<Draft, 'corrects' | 'metadata'> & { readonly prose: DraftProse };

function beginningOf(workspace: OpenWorkspace, from: Begin['from']): Beginning | DraftRefusal {
  switch (from.kind) {
    case 'nothing':
      return { prose: EMPTY_PROSE, corrects: null, metadata: NOTHING_STATED };
    case 'article': {
      const { text, blocks, metadata } = from.article;
      const problems = articleProblems(text, blocks);
      if (problems.length > 0) return { error: 'badArticle', problems };
      return { prose: toDraftProse({ text, blocks }), corrects: null, metadata };
    }
    case 'source': {
      const source = workspace.content.sources.find(({ id }) => id === from.source);
      if (!source) return { error: 'unknownSource' };
      const isOpen = ({ corrects, discarded }: Draft) =>
        discarded === null && corrects?.source === source.id;
      if (workspace.record.drafts.some(isOpen)) return { error: 'draftExists' };
      const revision = currentRevision(source);
      return {
        prose: toDraftProse(revision),
        corrects: { source: source.id, revision: revision.id },
        metadata: source.metadata,
      };
    }
  }
}

export async function changeDraft(
  workspace: OpenWorkspace,
  { draft: id, metadata }: Extract<Command, { kind: 'change-draft' }>,
): Promise<DraftResult> {
  const draft = openDraft(workspace, id);
  if (!draft) return { error: 'unknownDraft' };
  const given = Object.entries(metadata).filter(([, value]) => value !== undefined);
  const changed: Metadata = { ...draft.metadata, ...Object.fromEntries(given) };
  await putDraft(workspace, { ...draft, metadata: changed });
  return DONE;
}

/** The document stays in the log, closed, until `erasedAt`. */
export async function discardDraft(
  workspace: OpenWorkspace,
  id: DraftId,
  { now }: DraftParts,
): Promise<DraftResult> {
  const draft = openDraft(workspace, id);
  if (!draft) return { error: 'unknownDraft' };
  await putDraft(workspace, { ...draft, discarded: now().toISOString() });
  return DONE;
}

export async function restoreDraft(workspace: OpenWorkspace, id: DraftId): Promise<DraftResult> {
  const { drafts } = workspace.record;
  const draft = drafts.find((one) => one.id === id && one.discarded !== null);
  if (!draft) return { error: 'unknownDraft' };
  const isTaken = drafts.some(
    ({ corrects, discarded }) =>
      discarded === null && corrects !== null && corrects.source === draft.corrects?.source,
  );
  if (isTaken) return { error: 'draftExists' };
  await putDraft(workspace, { ...draft, discarded: null });
  return DONE;
}

/**
 * Nobody can write into the draft while it is read for the last time, so that no word that was saved is missing
 * from what is frozen. Where words came after `version` was looked at, nothing is done.
 */
export async function freezeDraft(
  workspace: OpenWorkspace,
  { draft: id, version }: Extract<Command, { kind: 'freeze-draft' }>,
  parts: DraftParts,
): Promise<DraftResult> {
  const draft = openDraft(workspace, id);
  if (!draft) return { error: 'unknownDraft' };
  const seen = freezingOf(workspace, draft, await textNow(workspace, id, parts), parts.now());
  if (seen.version !== version) return { error: 'draftChanged' };
  const name = nameOf(workspace, id);
  return workspace.whileClosed(id, async () => {
    await closeDocument(parts.sync(), name, 'forbidden');
    const text = await textNow(workspace, id, parts);
    const { freezing, ...last } = freezingOf(workspace, draft, text, parts.now());
    if (last.version !== version) return { error: 'draftChanged' };
    switch (freezing.kind) {
      case 'unchanged':
        return { error: 'unchangedDraft' };
      case 'stale':
        return { error: 'staleDraft' };
      case 'refused':
        return { error: 'unreadyDraft', problems: freezing.problems };
      case 'frozen': {
        await workspace.putSources(freezing.sources);
        const drafts = workspace.record.drafts.filter((one) => one.id !== id);
        await workspace.putRecord({ drafts, sources: freezing.sources.length });
        await parts.log.remove([name]);
        return { ...DONE, source: freezing.source };
      }
    }
  });
}

/** Takes away for good what was discarded long ago. */
export async function eraseDiscarded(
  workspace: OpenWorkspace,
  moment: Date,
  { log, sync }: Pick<DraftParts, 'log' | 'sync'>,
): Promise<void> {
  const due = workspace.record.drafts.filter((draft) => isErasureDue(draft, moment));
  if (due.length === 0) return;
  const names = due.map(({ id }) => nameOf(workspace, id));
  for (const name of names) await closeDocument(sync(), name, 'forbidden');
  const drafts = workspace.record.drafts.filter((draft) => !due.includes(draft));
  await workspace.putRecord({ drafts });
  await log.remove(names);
}

export function isErasureDue(draft: Draft, moment: Date): boolean {
  const at = erasedAt(draft);
  return at !== null && new Date(at) <= moment;
}

export function openDraft(workspace: OpenWorkspace, id: DraftId): Draft | undefined {
  return workspace.record.drafts.find((one) => one.id === id && one.discarded === null);
}

/** From the document that people have open, else from the log. Every update of the one is in the other. */
export async function textNow(
  workspace: OpenWorkspace,
  id: DraftId,
  { log, sync }: Pick<DraftParts, 'log' | 'sync'>,
): Promise<DraftText> {
  const name = nameOf(workspace, id);
  const live = sync().documents.get(name);
  if (live && !live.isLoading && !live.isDestroyed) return toText(live);
  const document = await log.loadDocument(name);
  const text = toText(document);
  document.destroy();
  return text;
}

function toText(document: Y.Doc): DraftText {
  const prose = readDraft(document);
  return prose.ok ? { ok: true, value: toArticleText(prose.value) } : prose;
}

async function putDraft(workspace: OpenWorkspace, draft: Draft): Promise<void> {
  const drafts = workspace.record.drafts.map((one) => (one.id === draft.id ? draft : one));
  await workspace.putRecord({ drafts });
}

function nameOf({ id: workspace }: OpenWorkspace, draft: DraftId): string {
  return documentName({ kind: 'draft', workspace, draft });
}
