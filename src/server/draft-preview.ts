/*
 * What freezing a draft would make of it now: the text, what stands in the way, and where all marks would stand.
 * Nothing is written. Comes from the draft's document; goes to the dialog that asks before it freezes.
 */
import { standings } from '#core/compare/reanchoring.ts';
import type { Draft } from '#core/model/draft.ts';
import type { ArticleText } from '#core/model/draft-prose.ts';
import { freeze, type Freezing } from '#core/model/freezing.ts';
import type { Result } from '#core/model/result.ts';
import { currentRevision, METADATA_FIELDS } from '#core/model/source.ts';
import type { DraftPreview } from '#sync/file-api.ts';
import { inTurns } from './in-turns.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { sha256 } from './sha256.ts';

export type DraftText = Result<ArticleText>;

const NO_TEXT: ArticleText = { text: '', blocks: [] };

/** `version` stands for the words, the blocks and the details that would be frozen. */
export function freezingOf(
  workspace: OpenWorkspace,
  draft: Draft,
  text: DraftText,
  now: Date,
): { readonly freezing: Freezing; readonly article: ArticleText; readonly version: string } {
  const article = text.ok ? text.value : NO_TEXT;
  const details = METADATA_FIELDS.map((field) => draft.metadata[field]);
  const version = sha256(JSON.stringify([article.text, article.blocks, details]));
  const { sources } = workspace.content;
  const freezing: Freezing = text.ok
    ? freeze(sources, draft, article, { sha256, now: now.toISOString() })
    : { kind: 'refused', problems: text.problems };
  return { freezing, article, version };
}

/** Of a class's marks it takes some tenths of a second, in which others get their turns. */
export async function previewOf(
  workspace: OpenWorkspace,
  draft: Draft,
  text: DraftText,
  now: Date,
): Promise<DraftPreview> {
  const { freezing, article, version } = freezingOf(workspace, draft, text, now);
  return {
    draft,
    text: article.text,
    blocks: [...article.blocks],
    version,
    outcome: outcomeOf(workspace, draft, freezing),
    problems: freezing.kind === 'refused' ? [...freezing.problems] : [],
    marks: await markCounts(workspace, draft, freezing),
  };
}

function outcomeOf(
  workspace: OpenWorkspace,
  { corrects }: Draft,
  freezing: Freezing,
): DraftPreview['outcome'] {
  if (freezing.kind !== 'frozen') return freezing.kind;
  if (!corrects) return 'new-source';
  const revisionsOf = (sources: typeof freezing.sources) =>
    sources.find(({ id }) => id === corrects.source)?.revisions.length;
  const isNew = revisionsOf(freezing.sources) !== revisionsOf(workspace.content.sources);
  return isNew ? 'new-revision' : 'details';
}

/** Of the whole ledger: whoever corrects an article must know what becomes of marks that they may not see yet. */
async function markCounts(
  workspace: OpenWorkspace,
  { corrects }: Draft,
  freezing: Freezing,
): Promise<DraftPreview['marks']> {
  const counts = { kept: 0, moved: 0, changed: 0, lost: 0 };
  const source = workspace.content.sources.find(({ id }) => id === corrects?.source);
  const frozen = freezing.kind === 'frozen' ? freezing.sources : [];
  const next = frozen.find(({ id }) => id === corrects?.source);
  if (!source || !next) return counts;
  const standingOf = standings(source, currentRevision(next));
  for await (const mark of inTurns([...workspace.publication.ledger.annotations.values()])) {
    const found = standingOf(mark);
    if (found) counts[found.standing] += 1;
  }
  return counts;
}
