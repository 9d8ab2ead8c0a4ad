/*
 * <Variables> and <Sources>: each marked text with what its page states about itself and the marks in it.
 * Positions are code points of the file in sources/, [start, end), as REFI-QDA 1.5 says.
 */
import type { PublishedAnnotation } from '../../model/annotation.ts';
import type { MemberId, TagId, WorkspaceId } from '../../model/ids.ts';
import type { Metadata } from '../../model/source.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import type { MarkedText } from '../marked-texts.ts';
import type { WriteOptions } from '../format.ts';
import { SnapshotIndex } from '../snapshot-index.ts';
import { xmlTag, xmlTextElement } from '../xml.ts';
import { companionGuid, guidOf } from '../guid.ts';
import { MarkDescriptions } from './mark-description.ts';
import { asDateTime, URL_VARIABLE } from './names.ts';
import { codeGuid } from './write-codes.ts';

/** Each a text: dates are as exact as the page states them, which xsd:date would refuse. */
const VARIABLES: readonly (readonly [string, keyof Metadata])[] = [
  ['Outlet', 'outlet'],
  ['Headline', 'headline'],
  ['Byline', 'byline'],
  ['Published', 'published'],
  ['Updated', 'updated'],
  [URL_VARIABLE, 'url'],
  ['Language', 'language'],
  ['Retrieved', 'retrieved'],
  ['Licence', 'licence'],
];

export function userGuid(workspace: WorkspaceId, member: MemberId): string {
  return guidOf('member', workspace, member);
}

/** Of the text, not of the article: an older revision with marks in it is a source of its own. */
export function sourceGuid(workspace: WorkspaceId, { source, revision }: MarkedText): string {
  return guidOf('revision', workspace, source.id, revision.id, revision.sha256);
}

/** `piece` counts from 0. */
export function selectionGuid(workspace: WorkspaceId, mark: string, piece: number): string {
  return guidOf('selection', workspace, mark, String(piece));
}

/** '' when no page states anything: an empty element would not be valid. */
export function variablesXml(texts: readonly MarkedText[]): string {
  const used = VARIABLES.filter(([, key]) =>
    texts.some(({ source }) => isStated(source.metadata[key])),
  );
  const lines = used.map(([name]) =>
    xmlTag('Variable', { guid: variableGuid(name), name, typeOfVariable: 'Text' }, '/>'),
  );
  return lines.length === 0 ? '' : `<Variables>\n${lines.join('\n')}\n</Variables>\n`;
}

/** In chunks, a mark each; nothing when there are no texts. */
export function* sourcesXml(
  texts: readonly MarkedText[],
  snapshot: WorkspaceSnapshot,
  options: WriteOptions,
): Generator<string> {
  if (texts.length === 0) return;
  const shared = sharedByMarks(snapshot);
  yield '<Sources>\n';
  for (const text of texts) {
    const guid = sourceGuid(snapshot.settings.id, text);
    const attributes = {
      guid,
      name: text.name,
      plainTextPath: `internal://${guid}.txt`,
      creationDateTime: asDateTime(options.generatedAt),
    };
    yield `${xmlTag('TextSource', attributes)}\n`;
    for (const annotation of text.annotations) yield markXml(annotation, snapshot, shared);
    yield `${variableValues(text.source.metadata)}</TextSource>\n`;
  }
  yield '</Sources>\n';
}

/** Of what comes with every mark again, worked out once. */
interface Shared {
  readonly index: SnapshotIndex;
  readonly descriptions: MarkDescriptions;
  readonly users: ReadonlyMap<MemberId, string>;
  readonly codes: ReadonlyMap<TagId, string>;
}

function sharedByMarks(snapshot: WorkspaceSnapshot): Shared {
  const { settings, codeBook, annotations } = snapshot;
  const authors = new Set(annotations.map(({ author }) => author));
  const tags = codeBook.layers.flatMap((layer) => layer.tags);
  return {
    index: new SnapshotIndex(snapshot),
    descriptions: new MarkDescriptions(codeBook),
    users: new Map([...authors].map((id) => [id, userGuid(settings.id, id)])),
    codes: new Map(tags.map(({ id }) => [id, codeGuid(codeBook, id)])),
  };
}

/** A selection for each piece of the mark. */
function markXml(
  annotation: PublishedAnnotation,
  { settings }: WorkspaceSnapshot,
  { index, descriptions, users, codes }: Shared,
): string {
  const { offsets, tag } = index.find(annotation);
  const creatingUser = users.get(annotation.author);
  const creationDateTime = asDateTime(annotation.created);
  const modifiedDateTime = asDateTime(annotation.modified);
  const description = xmlTextElement('Description', descriptions.of(annotation));
  const code = xmlTag('CodeRef', { targetGUID: codes.get(tag.id) }, '/>');
  const selections = annotation.target.segments.map(({ start, end, quote }, piece) => {
    const guid = selectionGuid(settings.id, annotation.id, piece);
    const attributes = {
      guid,
      name: quote.replace(/[\t\n\r]/g, ' '),
      startPosition: offsets.toCodePoints(start),
      endPosition: offsets.toCodePoints(end),
      creatingUser,
      creationDateTime,
      modifyingUser: creatingUser,
      modifiedDateTime,
    };
    const coding = xmlTag('Coding', { guid: companionGuid(guid), creatingUser, creationDateTime });
    return `${xmlTag('PlainTextSelection', attributes)}${description}${coding}${code}</Coding></PlainTextSelection>\n`;
  });
  return selections.join('');
}

function variableValues(metadata: Metadata): string {
  const values = VARIABLES.flatMap(([name, key]) => {
    const value = metadata[key];
    if (!isStated(value)) return [];
    const reference = xmlTag('VariableRef', { targetGUID: variableGuid(name) }, '/>');
    return `<VariableValue>${reference}${xmlTextElement('TextValue', value)}</VariableValue>\n`;
  });
  return values.join('');
}

function isStated(value: string | null): value is string {
  return value !== null && value !== '';
}

function variableGuid(name: string): string {
  return guidOf('variable', name);
}
