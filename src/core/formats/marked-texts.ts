/** What an export has a file or a folder for: each text that marks point at, and each annotator. */
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { MemberId } from '../model/ids.ts';
import { currentRevision, type Revision, type Source } from '../model/source.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { distinct, fileName, folderName } from './file-names.ts';

/** One text that marks point at: a revision, with the marks in it. */
export interface MarkedText {
  readonly source: Source;
  readonly revision: Revision;
  /** Without an ending: "a-lemonde", "a-lemonde-revision-1" for one that is not the current one. */
  readonly name: string;
  /** From 1: a current text has the place of its article in the workspace, whatever was corrected. */
  readonly number: number;
  /** False for an earlier text, which is here for the marks whose words were taken out of the article. */
  readonly isCurrent: boolean;
  readonly annotations: readonly PublishedAnnotation[];
}

/** What the text of an article is called, without the number of its revision: by its letter and outlet. */
export function textName({ letter, metadata }: Source): string {
  return fileName([letter, metadata.outlet ?? '']);
}

/** Every current revision, in the order of the workspace; then every older one that has marks. */
export function markedTexts({ sources, annotations }: WorkspaceSnapshot): MarkedText[] {
  const byText = Map.groupBy(annotations, ({ target }) => `${target.source}/${target.revision}`);
  const all = sources.flatMap((source) =>
    source.revisions.map((revision, at) => {
      const isCurrent = revision === currentRevision(source);
      const name = fileName([textName(source), isCurrent ? '' : `revision-${at + 1}`]);
      const marks = byText.get(`${source.id}/${revision.id}`) ?? [];
      return { source, revision, name, isCurrent, annotations: marks };
    }),
  );
  const texts = [
    ...all.filter(({ isCurrent }) => isCurrent),
    ...all.filter(({ isCurrent, annotations: marks }) => !isCurrent && marks.length > 0),
  ];
  const names = distinct(texts.map(({ name }) => name));
  return texts.map((text, at) => ({ ...text, name: names[at] ?? text.name, number: at + 1 }));
}

/** A folder name for everybody who marked something: "ana", "ana-2"; "member" where a name has no letters. */
export function annotatorFolders({
  members,
  annotations,
}: WorkspaceSnapshot): ReadonlyMap<MemberId, string> {
  const authors = [...new Set(annotations.map(({ author }) => author))];
  const displayNames = new Map(members.map(({ id, displayName }) => [id, displayName]));
  const names = distinct(authors.map((id) => folderName(displayNames.get(id) ?? '')));
  return new Map(authors.map((id, at) => [id, names[at] ?? 'member']));
}
