/*
 * What an audience is handed of the workspace: jigsaw, hidden outlets, headlines first, by cutting and masking.
 * Not hiding on a screen: what is cut here is never sent. Offsets stay those of the revision.
 * Comes from the workspace and its settings; goes to the handout documents and to the librarian's checks.
 */
import { MASK } from '../text/mask.ts';
import { asPattern } from '../text/pattern.ts';
import { groupOf, type AudienceId } from './audience.ts';
import { NOTHING_STATED, type Block, type Metadata, type Revision, type Source } from './source.ts';
import type { WorkspaceContent, WorkspaceSettings } from './workspace.ts';

/** Units of a text that are not handed out at all, and in no block, are spaces. */
const CUT = ' ';

/** The same object when nothing is hidden from the audience. */
export function handoutFor(content: WorkspaceContent, audience: AudienceId): WorkspaceContent {
  const { settings } = content;
  const assigned = assignedSources(audience, settings);
  const sources = content.sources
    .filter(({ id }) => assigned === null || assigned.includes(id))
    .map((source) => handedOut(source, settings));
  const isWhole =
    sources.length === content.sources.length &&
    sources.every((source, index) => source === content.sources[index]);
  return isWhole ? content : { ...content, sources };
}

function assignedSources(audience: AudienceId, settings: WorkspaceSettings) {
  const isOver = settings.phase === 'open' || settings.phase === 'closed';
  return isOver ? null : (groupOf(audience, settings)?.sources ?? null);
}

function handedOut(source: Source, settings: WorkspaceSettings): Source {
  const { outletsHidden, outletNamesHidden, headlinesOnly } = settings;
  if (!outletsHidden && !headlinesOnly) return source;
  const names = outletsHidden && outletNamesHidden ? tellTaleNames(source.metadata) : [];
  const change = (revision: Revision) => {
    const named = names.length > 0 ? withMaskedNames(revision, names) : revision;
    return headlinesOnly ? onlyHeadlines(named) : named;
  };
  const [first, ...rest] = source.revisions;
  return {
    ...source,
    metadata: handedOutMetadata(source.metadata, settings, names),
    revisions: [change(first), ...rest.map(change)],
  };
}

function handedOutMetadata(
  metadata: Metadata,
  { outletsHidden }: WorkspaceSettings,
  names: readonly string[],
): Metadata {
  if (!outletsHidden) return metadata;
  const { headline, language } = metadata;
  return {
    ...NOTHING_STATED,
    headline: headline === null ? null : masked(headline, names),
    language,
  };
}

/** What would give the outlet away: its name, its site, whoever signed. */
function tellTaleNames({ outlet, byline, url }: Metadata): string[] {
  const site = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url ?? '')?.[1] ?? null;
  const words = [outlet, byline, site, site?.split('.')[0] ?? null];
  return words.flatMap((name) => (name !== null && name.trim().length > 2 ? [name.trim()] : []));
}

function withMaskedNames(revision: Revision, names: readonly string[]): Revision {
  return { ...revision, text: masked(revision.text, names) };
}

/** Each name, in whatever letters and spacing, as one mask a UTF-16 unit. */
function masked(text: string, names: readonly string[]): string {
  if (names.length === 0) return text;
  const pattern = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.split(/\s+/).map(asPattern).join('\\s*'))
    .join('|');
  return text.replace(new RegExp(pattern, 'giu'), (found) => MASK.repeat(found.length));
}

function onlyHeadlines(revision: Revision): Revision {
  const blocks = revision.blocks.filter(isHeadline);
  let text = '';
  for (const { start, end } of blocks) {
    text += CUT.repeat(start - text.length) + revision.text.slice(start, end);
  }
  return { ...revision, text: text + CUT.repeat(revision.text.length - text.length), blocks };
}

function isHeadline({ kind }: Block): boolean {
  return kind === 'heading' || kind === 'deck';
}
