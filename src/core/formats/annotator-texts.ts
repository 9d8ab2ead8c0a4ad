/** What one annotator marked in one text: the unit of every format that knows one annotator a file. */
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { MemberId } from '../model/ids.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { annotatorFolders, markedTexts, type MarkedText } from './marked-texts.ts';

export interface AnnotatorText {
  readonly text: MarkedText;
  readonly annotator: MemberId;
  /** Display name; the id where the member is no longer there. */
  readonly annotatorName: string;
  /** A folder name for the annotator. */
  readonly folder: string;
  /** May be empty for a current text: that somebody marked nothing in it is a finding too. */
  readonly annotations: readonly PublishedAnnotation[];
}

/**
 * Everybody who marked anything, with every current text, by annotator and then in the order of the workspace. Then the
 * earlier texts, each for those alone who have a mark on it: without one it would say that they found nothing there.
 */
export function annotatorTexts(snapshot: WorkspaceSnapshot): AnnotatorText[] {
  const names = new Map(snapshot.members.map(({ id, displayName }) => [id, displayName]));
  const texts = markedTexts(snapshot).map((text) => ({
    text,
    byAuthor: Map.groupBy(text.annotations, ({ author }) => author),
  }));
  const all = [...annotatorFolders(snapshot)].flatMap(([annotator, folder]) =>
    texts.map(({ text, byAuthor }) => ({
      text,
      annotator,
      annotatorName: names.get(annotator) ?? annotator,
      folder,
      annotations: byAuthor.get(annotator) ?? [],
    })),
  );
  return [
    ...all.filter(({ text }) => text.isCurrent),
    ...all.filter(({ text, annotations }) => !text.isCurrent && annotations.length > 0),
  ];
}
