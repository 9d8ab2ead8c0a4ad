/** Names of files and folders inside an export: safe on every system, recognisable, and different from one another. */
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { MemberId } from '../model/ids.ts';
import { currentRevision, type Revision, type Source } from '../model/source.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';

const LONGEST = 60;

/** ASCII letters, digits and dashes of what was given; '' when nothing of it is left. */
export function slug(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
}

/** One text that marks point at: a revision, with the marks in it. */
export interface MarkedText {
  readonly source: Source;
  readonly revision: Revision;
  /** Without an ending: "a-lemonde", "a-lemonde-revision-1" for one that is not the current one. */
  readonly name: string;
  /** From 1, in the order of the workspace. */
  readonly number: number;
  readonly annotations: readonly PublishedAnnotation[];
}

/** Every current revision, and every older one that has marks. */
export function markedTexts({ sources, annotations }: WorkspaceSnapshot): MarkedText[] {
  const byText = Map.groupBy(annotations, ({ target }) => `${target.source}/${target.revision}`);
  const texts = sources.flatMap((source) =>
    source.revisions.flatMap((revision, at) => {
      const marks = byText.get(`${source.id}/${revision.id}`) ?? [];
      const isCurrent = revision === currentRevision(source);
      if (!isCurrent && marks.length === 0) return [];
      const parts = [
        source.letter,
        source.metadata.outlet ?? '',
        isCurrent ? '' : `revision-${at + 1}`,
      ];
      const name = parts
        .map(slug)
        .filter((part) => part !== '')
        .join('-');
      return [{ source, revision, name, annotations: marks }];
    }),
  );
  const names = distinct(texts.map(({ name }) => name));
  return texts.map((text, at) => ({ ...text, name: names[at] ?? text.name, number: at + 1 }));
}

/** A folder name for everybody who marked something: "ana", "ana-2"; "member" where a name has no such letters. */
export function annotatorFolders({
  members,
  annotations,
}: WorkspaceSnapshot): ReadonlyMap<MemberId, string> {
  const authors = [...new Set(annotations.map(({ author }) => author))];
  const displayNames = new Map(members.map(({ id, displayName }) => [id, displayName]));
  const names = distinct(authors.map((id) => slug(displayNames.get(id) ?? '') || 'member'));
  return new Map(authors.map((id, at) => [id, names[at] ?? 'member']));
}

/** The same names, each second one with -2, each third with -3. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
    taken.add(free);
    return free;
  });
}
