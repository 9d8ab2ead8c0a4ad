/*
 * Reads a REFI-QDA project (.qdpx), whichever program wrote it: texts, codes, codings with who made them.
 * Positions stay as the file has them; what they count is found out once for all texts (counting.ts).
 */
import { accepted, refused, type Result } from '../../model/result.ts';
import type { ForeignWork, InputFile } from '../foreign-work.ts';
import type { XmlElement } from '../xml.ts';
import { asCounted } from './counting.ts';
import {
  childNamed,
  childrenNamed,
  descriptionOf,
  guidIn,
  keyOf,
  listed,
  refiRoot,
} from './elements.ts';
import { asName, DistinctNames, ORIGIN, PIECE_LINK } from './names.ts';
import { decoded, projectFile, SourceFiles } from './project-files.ts';
import { refiProject } from './qdpx.ts';
import { readCodes } from './read-codes.ts';
import { readCodings } from './read-codings.ts';
import { readDocuments } from './read-documents.ts';
import { Unread, type UnreadKind } from './unread.ts';

/** Lists of which nothing is read. */
const LISTS: readonly (readonly [string, string, UnreadKind])[] = [
  ['Sources', 'PictureSource', 'pictures'],
  ['Sources', 'AudioSource', 'audio'],
  ['Sources', 'VideoSource', 'video'],
  ['Cases', 'Case', 'cases'],
  ['Notes', 'Note', 'notes'],
  ['Sets', 'Set', 'sets'],
  ['Graphs', 'Graph', 'graphs'],
];

/** `files` is the unpacked ZIP. Never throws: what is wrong comes back as sentences, and nothing of the file is taken. */
export function readQdpx(files: readonly InputFile[]): Result<ForeignWork> {
  const project = projectFile(files);
  if (!project.ok) return project;
  const root = refiRoot(decoded(project.value.bytes).text, 'Project');
  if (!root.ok) {
    return refused(...root.problems.map((one) => ({ ...one, path: project.value.path })));
  }
  return readProject(root.value, project.value, files);
}

function readProject(
  root: XmlElement,
  project: InputFile,
  files: readonly InputFile[],
): Result<ForeignWork> {
  const unread = new Unread();
  const read = readDocuments(root, new SourceFiles(project, files), unread);
  if (!read.ok) return read;
  const codes = readCodes(childNamed(childNamed(root, 'CodeBook'), 'Codes'), unread);
  const origin = root.attributes.get('origin')?.trim() ?? '';
  const isOwn = origin === ORIGIN;
  const { unit, documents } = isOwn
    ? { unit: 'code-point' as const, documents: read.value.documents }
    : asCounted(read.value.documents, origin);
  const marks = readCodings(documents, {
    unit,
    isOwn,
    users: userNames(root),
    codes: new Set(codes.map(({ key }) => key)),
    firstPieces: isOwn ? firstPieces(root) : new Map(),
    unread,
  });
  countUnread(root, isOwn, unread);
  const readSelections = documents.flatMap(({ element }) => childrenNamed(element, SELECTION));
  unread.add('misplaced', countOf(root, SELECTION) - readSelections.length);
  unread.add(
    'files',
    files.filter((file) => file !== project && !read.value.files.has(file)).length,
  );
  return accepted({
    format: refiProject.label,
    unit,
    documents: documents.map(({ document }) => document),
    codes,
    marks,
    unread: unread.sentences(),
  });
}

/** Two users of one name stay two. */
function userNames(root: XmlElement): Map<string, string> {
  const names = new DistinctNames();
  return new Map(
    listed(root, 'Users', 'User').map((user) => {
      const key = keyOf(user);
      const name = asName(user.attributes.get('name') ?? '', user.attributes.get('id') ?? key);
      return [key, names.take(name)];
    }),
  );
}

function firstPieces(root: XmlElement): Map<string, string> {
  const pieces = listed(root, 'Links', 'Link').filter(isPieceLink);
  return new Map(
    pieces.flatMap((link) => {
      const first = guidIn(link, 'originGUID');
      const piece = guidIn(link, 'targetGUID');
      return first !== null && piece !== null ? [[piece, first] as const] : [];
    }),
  );
}

function isPieceLink({ attributes }: XmlElement): boolean {
  return attributes.get('name') === PIECE_LINK;
}

function countUnread(root: XmlElement, isOwn: boolean, unread: Unread): void {
  for (const [list, name, kind] of LISTS) unread.add(kind, listed(root, list, name).length);
  const links = listed(root, 'Links', 'Link').filter((link) => !(isOwn && isPieceLink(link)));
  unread.add('links', links.length);
  const inCases = listed(root, 'Cases', 'Case').flatMap((one) =>
    childrenNamed(one, 'VariableValue'),
  );
  unread.add('variables', inCases.length);
  if (!isOwn && descriptionOf(root) !== '') unread.add('descriptions');
}

const SELECTION = 'PlainTextSelection';

/** However deep, and in any namespace: what stands where it is not looked for is not dropped in silence. */
function countOf(element: XmlElement, name: string): number {
  const inside = element.children.reduce((sum, child) => sum + countOf(child, name), 0);
  return element.name === name ? inside + 1 : inside;
}
