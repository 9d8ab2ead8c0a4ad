/** What is wrong with a workspace from a file beyond its schema: hashes, quotes, ids that name nothing or two things. */
import type { PublishedAnnotation, Target } from '../../model/annotation.ts';
import { indexCodeBook, type CodeBookIndex } from '../../model/codebook.ts';
import type { MemberId } from '../../model/ids.ts';
import { articleProblems } from '../../model/new-source.ts';
import { keyOfPublished, PLAIN_KINDS, type PlainKind } from '../../model/plain-records.ts';
import type { Problem } from '../../model/result.ts';
import type { Source } from '../../model/source.ts';
import type { SnapshotRecords, WorkspaceSnapshot } from '../../model/workspace.ts';
import { targetProblems } from '../../text/quote.ts';

interface Known {
  readonly sources: ReadonlyMap<string, Source>;
  readonly codes: CodeBookIndex;
  readonly members: ReadonlySet<MemberId>;
}

/** Every problem, in the order of the file. `sha256` as in readOwnJson. */
export function snapshotProblems(
  snapshot: WorkspaceSnapshot,
  sha256: (text: string) => string,
): Problem[] {
  const { sources, members, annotations, records, firstPasses, codeBook } = snapshot;
  const known: Known = {
    sources: new Map(sources.map((source) => [source.id, source])),
    codes: indexCodeBook(codeBook),
    members: new Set(members.map(({ id }) => id)),
  };
  const tags = codeBook.layers.flatMap((layer) => layer.tags.map(({ id }) => id));
  return [
    ...twice(
      'sources',
      sources.map(({ id }) => id),
    ),
    ...twice(
      'members',
      members.map(({ id }) => id),
    ),
    ...twice(
      'settings.groups',
      snapshot.settings.groups.map(({ id }) => id),
    ),
    ...twice('codeBooks.layers', tags),
    ...revisionProblems(snapshot),
    ...twice(
      'notebooks.annotations',
      annotations.map(({ id }) => id),
    ),
    ...PLAIN_KINDS.flatMap((kind) => twice(`notebooks.${kind}`, keysOf(kind, records[kind]))),
    ...twice(
      'firstPasses',
      firstPasses.map(({ round }) => `${round}`),
      'round',
    ),
    ...twice(
      'firstPasses',
      firstPasses.flatMap((pass) => pass.annotations.map(({ id }) => `${pass.round}/${id}`)),
    ),
    ...sources.flatMap((source) => sourceProblems(source, sha256)),
    ...annotations.flatMap((mark) => markProblems(mark, known)),
    ...firstPasses.flatMap((pass) => pass.annotations.flatMap((mark) => markProblems(mark, known))),
    ...records.namings.flatMap((one) => placeProblems(one.target, `naming ${one.id}`, known)),
    ...records.attributions.flatMap(({ target }) => placeProblems(target, 'attribution', known)),
    ...records.pairings.flatMap(({ a, b }) => [
      ...placeProblems(a, 'pairing', known),
      ...placeProblems(b, 'pairing', known),
    ]),
    ...Object.entries(records).flatMap(([kind, list]) => authorProblems(kind, list, known)),
  ];
}

/** Of two with one key a document would keep the second alone. */
function keysOf<Kind extends PlainKind>(kind: Kind, records: SnapshotRecords[Kind]): string[] {
  return records.map((record) => keyOfPublished(kind, record));
}

/** One code book, and each of its revisions once, in order. */
function revisionProblems({ codeBook, earlierCodeBooks }: WorkspaceSnapshot): Problem[] {
  const all = [...earlierCodeBooks, codeBook];
  return all.flatMap(({ id, revision }, at) => {
    const path = `codeBooks.${at}`;
    const before = all[at - 1];
    if (id !== codeBook.id) {
      return [
        { path: `${path}.id`, message: `is ${id}, but the newest revision is of ${codeBook.id}` },
      ];
    }
    if (!before || before.revision < revision) return [];
    return [{ path: `${path}.revision`, message: 'is not newer than the one before it' }];
  });
}

function twice(path: string, ids: readonly string[], what = 'id'): Problem[] {
  const seen = new Set<string>();
  return ids.flatMap((id) => {
    if (seen.has(id)) return [{ path, message: `has the ${what} ${id} twice` }];
    seen.add(id);
    return [];
  });
}

function sourceProblems(source: Source, sha256: (text: string) => string): Problem[] {
  const revisionIds = source.revisions.map(({ id }) => id);
  return [
    ...twice(`sources.${source.id}.revisions`, revisionIds),
    ...source.revisions.flatMap(({ id, text, blocks, sha256: stated }) => {
      const path = `sources.${source.id}.revisions.${id}`;
      if (sha256(text) !== stated) {
        return [{ path: `${path}.sha256`, message: 'is not the hash of the text' }];
      }
      return articleProblems(text, blocks).map((problem) => ({
        path: `${path}.${problem.path}`,
        message: problem.message,
      }));
    }),
  ];
}

function markProblems(mark: PublishedAnnotation, known: Known): Problem[] {
  const at = `annotation ${mark.id}`;
  const problems = placeProblems(mark.target, at, known);
  if (!known.codes.tags.has(mark.tag)) {
    problems.push({
      path: `${at}.tag`,
      message: `names a tag that the code book lacks: ${mark.tag}`,
    });
  }
  return [...problems, ...authorProblems(at, [mark], known)];
}

function placeProblems(target: Target, at: string, known: Known): Problem[] {
  const source = known.sources.get(target.source);
  const revision = source?.revisions.find(({ id }) => id === target.revision);
  if (revision) return targetProblems(target, revision, `${at}.target`);
  return [
    { path: `${at}.target`, message: 'names an article or revision that is not in the file' },
  ];
}

function authorProblems(
  at: string,
  records: readonly { readonly author: MemberId }[],
  { members }: Known,
): Problem[] {
  const unknown = new Set(records.map(({ author }) => author).filter((id) => !members.has(id)));
  return [...unknown].map((id) => ({
    path: at,
    message: `is by ${id}, who is not among the members`,
  }));
}
