/*
 * <Links>: what members say about two marks, or about a mark and an article that lacks it, as far as it stands;
 * and the links that hold the pieces of one mark together.
 */
import { standingLinks } from '../../compare/claim-rows.ts';
import type { PublishedAnnotation } from '../../model/annotation.ts';
import { linkKey, type Link } from '../../model/link.ts';
import type { Published } from '../../model/plain-records.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import type { MarkedText } from '../marked-texts.ts';
import { xmlTag } from '../xml.ts';
import { guidOf } from '../guid.ts';
import { PIECE_LINK } from './names.ts';
import { selectionGuid, sourceGuid } from './write-sources.ts';

const NAMES: Readonly<Record<Link['relation'], string>> = {
  'same-as': 'same as',
  contradicts: 'contradicts',
  supports: 'supports',
  'omitted-in': 'omitted in',
};

/** In chunks, a link each; nothing when there are none: an empty element would not be valid. */
export function* linksXml(
  snapshot: WorkspaceSnapshot,
  texts: readonly MarkedText[],
): Generator<string> {
  let isOpen = false;
  for (const link of allLinks(snapshot, texts)) {
    yield `${isOpen ? '' : '<Links>\n'}${link}\n`;
    isOpen = true;
  }
  if (isOpen) yield '</Links>\n';
}

function* allLinks(snapshot: WorkspaceSnapshot, texts: readonly MarkedText[]): Generator<string> {
  for (const mark of snapshot.annotations) yield* pieceLinks(mark, snapshot);
  const marks = new Set(snapshot.annotations.map(({ id }) => id));
  for (const link of standingLinks(snapshot.records.links)) {
    if (!marks.has(link.from)) continue;
    if (link.relation !== 'omitted-in' && !marks.has(link.to)) continue;
    const xml = linkXml(link, snapshot, texts);
    if (xml !== null) yield xml;
  }
}

/** Between the first piece and each of the others. */
function pieceLinks({ id, target }: PublishedAnnotation, { settings }: WorkspaceSnapshot) {
  return target.segments.slice(1).map((_, at) => {
    const piece = at + 1;
    const attributes = {
      guid: guidOf('piece', settings.id, id, String(piece)),
      name: PIECE_LINK,
      direction: 'Associative',
      originGUID: selectionGuid(settings.id, id, 0),
      targetGUID: selectionGuid(settings.id, id, piece),
    };
    return xmlTag('Link', attributes, '/>');
  });
}

/** Null where the article is not among the texts. */
function linkXml(
  link: Published<Link>,
  { settings }: WorkspaceSnapshot,
  texts: readonly MarkedText[],
): string | null {
  const targetGUID =
    link.relation === 'omitted-in'
      ? articleGuid(link.source, settings.id, texts)
      : selectionGuid(settings.id, link.to, 0);
  if (targetGUID === null) return null;
  const isDirected = link.relation === 'supports' || link.relation === 'omitted-in';
  const attributes = {
    guid: guidOf('link', settings.id, linkKey(link)),
    name: NAMES[link.relation],
    direction: isDirected ? 'OneWay' : 'Associative',
    originGUID: selectionGuid(settings.id, link.from, 0),
    targetGUID,
  };
  return xmlTag('Link', attributes, '/>');
}

function articleGuid(
  source: string,
  workspace: WorkspaceSnapshot['settings']['id'],
  texts: readonly MarkedText[],
): string | null {
  const text = texts.find((one) => one.source.id === source && one.isCurrent);
  return text ? sourceGuid(workspace, text) : null;
}
