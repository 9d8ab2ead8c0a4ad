import type { Source } from '#core/model/source.ts';

/** "B: Mailonline": letter and what the article is known by. */
export function articleName({ letter, metadata }: Pick<Source, 'letter' | 'metadata'>): string {
  return `${letter}: ${metadata.outlet ?? metadata.headline ?? 'untitled'}`;
}
