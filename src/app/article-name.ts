import type { Source } from '#core/model/source.ts';

/** "B, Mailonline": letter and what the article is known by, else its headline; "Source B" where it states neither. */
export function articleName({ letter, metadata }: Pick<Source, 'letter' | 'metadata'>): string {
  const known = metadata.outlet ?? metadata.headline;
  return known === null ? `Source ${letter}` : `${letter}, ${known}`;
}
