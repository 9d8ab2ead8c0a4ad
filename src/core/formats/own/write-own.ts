/** Our own JSON: everything that is published, a record a line, so that two exports can be compared line by line. */
import type { MemberId } from '../../model/ids.ts';
import { PLAIN_KINDS, type PlainKind } from '../../model/plain-records.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import type { TextFormat, WriteOptions } from '../format.ts';
import { OWN_FORMAT, OWN_SCHEMA, OWN_VERSION } from './own-schema.ts';

export const ownJson: TextFormat = {
  kind: 'text',
  id: 'crossread',
  label: 'Crossread’s own JSON: the whole workspace',
  use: 'Back-up, archive, carrying a class over to another server. The only file that can be imported whole again.',
  fileExtension: 'json',
  mediaType: 'application/json; charset=utf-8',
  loses: [
    'Room codes, invitations, return codes and who uses which device: they belong to the server.',
    'Marks that an owner has hidden, and marks that are not published: blind work stays blind.',
    'What was said about marks that are deleted or hidden.',
    'The steps between: a mark stands as it is now and as it stood at each reveal.',
  ],
  keepsRevisions: true,
  write: whole,
};

function* whole(snapshot: WorkspaceSnapshot, options: WriteOptions): Generator<string> {
  const head = {
    format: OWN_FORMAT,
    version: OWN_VERSION,
    $schema: OWN_SCHEMA,
    generated: options.generatedAt,
    offsetUnit: 'utf-16',
    choice: options.choice ?? [],
    settings: snapshot.settings,
  };
  yield `${JSON.stringify(head).slice(0, -1)},\n`;
  yield* list('codeBooks', [...snapshot.earlierCodeBooks, snapshot.codeBook]);
  yield ',\n';
  yield* list('sources', snapshot.sources);
  yield ',\n';
  yield* list('members', snapshot.members);
  yield ',\n"notebooks":[';
  yield* joined(notebooksOf(snapshot));
  yield '],\n"firstPasses":[';
  yield* joined(
    snapshot.firstPasses.map(({ round, annotations }) => firstPass(round, annotations)),
  );
  yield `],\n"notes":${JSON.stringify(snapshot.notes)}}\n`;
}

function* firstPass(round: number, annotations: readonly object[]): Generator<string> {
  yield `{"round":${round},`;
  yield* list('annotations', annotations);
  yield '}';
}

/** Each notebook as pieces, in order of member id. */
function notebooksOf(snapshot: WorkspaceSnapshot): Iterable<string>[] {
  const kinds = ['annotations', ...PLAIN_KINDS] as const;
  const byKind = new Map(
    kinds.map((kind) => [kind, Map.groupBy(recordsOf(snapshot, kind), ({ author }) => author)]),
  );
  const authors = new Set([...byKind.values()].flatMap((byAuthor) => [...byAuthor.keys()]));
  return [...authors].toSorted().map((author) => {
    const lists = kinds.map((kind) => list(kind, unsigned(byKind.get(kind)?.get(author) ?? [])));
    return notebook(author, lists);
  });
}

function recordsOf(
  snapshot: WorkspaceSnapshot,
  kind: PlainKind | 'annotations',
): readonly { readonly author: MemberId }[] {
  return kind === 'annotations' ? snapshot.annotations : snapshot.records[kind];
}

function* notebook(member: MemberId, lists: readonly Iterable<string>[]): Generator<string> {
  yield `{"member":${JSON.stringify(member)}`;
  for (const one of lists) {
    yield ',\n';
    yield* one;
  }
  yield '}';
}

function* unsigned(records: readonly { readonly author: MemberId }[]): Generator<object> {
  for (const { author: _, ...record } of records) yield record;
}

/** `"name":[` and each item on a line of its own, `]`. */
function* list(name: string, items: Iterable<object>): Generator<string> {
  yield `"${name}":[`;
  let separator = '\n';
  for (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ',\n';
  }
  yield ']';
}

function* joined(parts: readonly Iterable<string>[]): Generator<string> {
  let separator = '\n';
  for (const part of parts) {
    yield separator;
    yield* part;
    separator = ',\n';
  }
}
