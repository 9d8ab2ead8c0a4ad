/*
 * Our own JSON back into a snapshot: the schema first, then everything that no schema can say
 * (hashes, quotes, ids that name what is there). All of it or nothing. Goes to the import of a workspace.
 */
import { parseWith } from '../../model/parse.ts';
import type { PublishedAnnotation } from '../../model/annotation.ts';
import {
  keyOfPublished,
  type PlainKind,
  type PlainRecords,
  type Published,
} from '../../model/plain-records.ts';
import { accepted, refused, type Problem, type Result } from '../../model/result.ts';
import { inNameOrder, inTextOrder } from '../../model/snapshot-order.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { parseJson } from '../json-input.ts';
import { OWN_FORMAT, OWN_VERSION, ownSchema, type OwnNotebook } from './own-schema.ts';
import { snapshotProblems } from './snapshot-problems.ts';
import { versionProblem } from './version-problem.ts';

/** Enough to act on; the rest is counted. */
const MOST_PROBLEMS = 20;

/** `sha256` gives the hash of a text's UTF-8 bytes in hex. Never throws. */
export function readOwnJson(
  text: string,
  sha256: (text: string) => string,
): Result<WorkspaceSnapshot> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const other = otherFileProblem(json.value);
  if (other) return refused(other);
  const parsed = parseWith(ownSchema, json.value);
  if (!parsed.ok) return refused(...first(parsed.problems));
  const { settings, codeBooks, sources, members, notebooks, firstPasses, notes } = parsed.value;
  const codeBook = codeBooks.at(-1);
  if (!codeBook) return refused({ path: 'codeBooks', message: 'is empty' });
  const snapshot: WorkspaceSnapshot = {
    settings,
    codeBook,
    earlierCodeBooks: codeBooks.slice(0, -1),
    sources,
    members: inNameOrder(members),
    annotations: inTextOrder(notebooks.flatMap(signedMarks), sources),
    records: {
      replies: recordsOf(notebooks, 'replies', (one) => one.replies),
      votes: recordsOf(notebooks, 'votes', (one) => one.votes),
      links: recordsOf(notebooks, 'links', (one) => one.links),
      propositions: recordsOf(notebooks, 'propositions', (one) => one.propositions),
      namings: recordsOf(notebooks, 'namings', (one) => one.namings),
      pairings: recordsOf(notebooks, 'pairings', (one) => one.pairings),
      attributions: recordsOf(notebooks, 'attributions', (one) => one.attributions),
      decisions: recordsOf(notebooks, 'decisions', (one) => one.decisions),
      reflections: recordsOf(notebooks, 'reflections', (one) => one.reflections),
    },
    firstPasses: firstPasses.map(({ round, annotations }) => ({
      round,
      annotations: inTextOrder(annotations, sources),
    })),
    notes,
  };
  const problems = snapshotProblems(snapshot, sha256);
  return problems.length > 0 ? refused(...first(problems)) : accepted(snapshot);
}

/** Said before the schema lists a hundred things that another file lacks. */
function otherFileProblem(json: unknown): Problem | null {
  const isObject = typeof json === 'object' && json !== null;
  const format = isObject && 'format' in json ? json.format : undefined;
  if (format !== OWN_FORMAT) {
    return { path: 'format', message: 'says that this is no workspace of Crossread' };
  }
  const version = isObject && 'version' in json ? json.version : undefined;
  return version === OWN_VERSION ? null : versionProblem(version, OWN_VERSION);
}

function first(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_PROBLEMS) return problems;
  const more = { path: '', message: `and ${problems.length - MOST_PROBLEMS} more` };
  return [...problems.slice(0, MOST_PROBLEMS), more];
}

function signedMarks({ member, annotations }: OwnNotebook): PublishedAnnotation[] {
  return annotations.map((annotation) => ({ ...annotation, author: member }));
}

/** In the order of a snapshot: by the key under which they are published. */
function recordsOf<Kind extends PlainKind>(
  notebooks: readonly OwnNotebook[],
  kind: Kind,
  listOf: (notebook: OwnNotebook) => readonly PlainRecords[Kind][],
): readonly Published<PlainRecords[Kind]>[] {
  const keyed = notebooks.flatMap((notebook) =>
    listOf(notebook).map((given) => {
      const record = { ...given, author: notebook.member };
      return { key: keyOfPublished(kind, record), record };
    }),
  );
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ record }) => record);
}
