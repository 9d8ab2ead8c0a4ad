import type { Draft } from '#core/model/draft.ts';
import type { Source } from '#core/model/source.ts';
import { articleName } from '../article-name.ts';

/** What a draft is called in a list. */
export function draftName({ corrects, metadata }: Draft, sources: readonly Source[]): string {
  const source = sources.find(({ id }) => id === corrects?.source);
  if (source) return `Correction of ${articleName(source)}`;
  return metadata.headline ?? metadata.outlet ?? 'New article';
}
