/** What one annotator marked in one text: the unit of every format that knows one annotator a file. */
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { MemberId } from '../model/ids.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { annotatorFolders, markedTexts, type MarkedText } from './file-names.ts';

export interface AnnotatorText {
  readonly text: MarkedText;
  readonly annotator: MemberId;
  /** Display name; the id where the member is no longer there. */
  readonly annotatorName: string;
  /** A folder name for the annotator. */
  readonly folder: string;
  /** May be empty: that somebody marked nothing in a text is a finding too. */
  readonly annotations: readonly PublishedAnnotation[];
}

/** Everybody who marked anything, with every text, by annotator and then in the order of the workspace. */
export function annotatorTexts(snapshot: WorkspaceSnapshot): AnnotatorText[] {
  const names = new Map(snapshot.members.map(({ id, displayName }) => [id, displayName]));
  const texts = markedTexts(snapshot).map((text) => ({
    text,
    byAuthor: Map.groupBy(text.annotations, ({ author }) => author),
  }));
  return [...annotatorFolders(snapshot)].flatMap(([annotator, folder]) =>
    texts.map(({ text, byAuthor }) => ({
      text,
      annotator,
      annotatorName: names.get(annotator) ?? annotator,
      folder,
      annotations: byAuthor.get(annotator) ?? [],
    })),
  );
}
