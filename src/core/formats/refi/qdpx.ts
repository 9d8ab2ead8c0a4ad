/*
 * REFI-QDA project (.qdpx): project.qde and the articles as plain text in sources/, in one ZIP.
 * Made for the importers that exist and not for the schema alone (research: formats 1.3): texts in files,
 * an origin, no basePath, code names that differ, a date on everything.
 */
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { markedTexts, type MarkedText } from '../marked-texts.ts';
import {
  LOSES_BESIDE_LINKS,
  LOSES_FIRST_PASSES,
  type ExportFile,
  type FolderFormat,
  type WriteOptions,
} from '../format.ts';
import { xmlTag, xmlTextElement } from '../xml.ts';
import { asDateTime, asName, DistinctNames, ORIGIN, PROJECT_NAMESPACE } from './names.ts';
import { codesXml } from './write-codes.ts';
import { linksXml } from './write-links.ts';
import { sourceGuid, sourcesXml, userGuid, variablesXml } from './write-sources.ts';

export const refiProject: FolderFormat = {
  kind: 'package',
  id: 'refi-qdpx',
  label: 'REFI-QDA project: articles, codes and codings',
  use: 'NVivo, ATLAS.ti, MAXQDA, QualCoder, Quirkos and other programs for qualitative data.',
  fileExtension: 'qdpx',
  mediaType: 'application/zip',
  loses: [
    LOSES_BESIDE_LINKS,
    'Links between marks are in the file, but without who made them, and many programs leave them out.',
    LOSES_FIRST_PASSES,
    'Attributes of marks stand as text under the note: the format has no place for them.',
    'A mark in several pieces becomes several codings, joined by links that Crossread reads back and others may not.',
    'Headings, captions and paragraph numbers of the articles, the keys, and how layers are drawn.',
    'Members who marked nothing, and the roles of members.',
    'Positions count code points, as the format says: a program that counts in UTF-16, as NVivo does, is wrong after emoji and rare characters.',
    'A name that stands twice has a number behind it, because programs join what has one name.',
    'Times are exact to the second.',
    'Control characters in notes and names, which XML cannot carry, are replaced by �.',
  ],
  *files(snapshot, options) {
    const texts = markedTexts(snapshot);
    yield { path: 'project.qde', chunks: projectXml(snapshot, texts, options) };
    for (const text of texts) yield textFile(snapshot, text);
  },
};

function textFile({ settings }: WorkspaceSnapshot, text: MarkedText): ExportFile {
  return { path: `sources/${sourceGuid(settings.id, text)}.txt`, chunks: [text.revision.text] };
}

function* projectXml(
  snapshot: WorkspaceSnapshot,
  texts: readonly MarkedText[],
  options: WriteOptions,
): Generator<string> {
  const { settings, codeBook } = snapshot;
  const attributes = {
    xmlns: PROJECT_NAMESPACE,
    name: asName(settings.title, settings.id),
    origin: ORIGIN,
    creationDateTime: asDateTime(options.generatedAt),
  };
  yield '<?xml version="1.0" encoding="utf-8"?>\n';
  yield `${xmlTag('Project', attributes)}\n`;
  yield usersXml(snapshot);
  yield `<CodeBook>\n${codesXml(codeBook)}\n</CodeBook>\n`;
  yield variablesXml(texts);
  yield* sourcesXml(texts, snapshot, options);
  yield* linksXml(snapshot, texts);
  yield `${xmlTextElement('Description', projectDescription(snapshot, options))}\n</Project>\n`;
}

/** Everybody who marked something; who has left stands with the id. */
function usersXml({ settings, members, annotations }: WorkspaceSnapshot): string {
  const names = new DistinctNames();
  const authors = [...new Set(annotations.map(({ author }) => author))];
  const lines = authors.map((id) => {
    const displayName = members.find((member) => member.id === id)?.displayName ?? '';
    const name = names.take(asName(displayName, id));
    return xmlTag('User', { guid: userGuid(settings.id, id), name, id }, '/>');
  });
  return lines.length === 0 ? '' : `<Users>\n${lines.join('\n')}\n</Users>\n`;
}

/** A package has no README: what the specification wants said about losses stands here. */
function projectDescription(
  { codeBook }: WorkspaceSnapshot,
  { generatedAt }: WriteOptions,
): string {
  const parts = [
    `Made by Crossread at ${generatedAt}. Code book: ${codeBook.label}, revision ${codeBook.revision}.`,
    codeBook.rules,
    ['Left out:', ...refiProject.loses.map((loss) => `- ${loss}`)].join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
