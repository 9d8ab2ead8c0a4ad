/** Words of the domain as people read them, in one place, ready for a second language. */
import { quoteOf, type PublishedAnnotation } from '#core/model/annotation.ts';
import type { Role } from '#core/model/member.ts';
import type { BlockKind } from '#core/model/source.ts';
import { counted } from '#core/text/counted.ts';
import { graphemeEdgeAfter } from '#core/text/graphemes.ts';

export { counted };

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  editor: 'Editor',
  annotator: 'Annotator',
  viewer: 'Viewer',
};

export const BLOCK_WORDS: Readonly<Record<BlockKind, string>> = {
  heading: 'Heading',
  deck: 'Deck',
  paragraph: 'Paragraph',
  quotation: 'Quotation',
  caption: 'Caption',
  furniture: 'Furniture',
};

/** Bytes as people read them: 840 bytes, 12 kB, 1.3 MB. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, 'byte', 'bytes');
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Spaces are easier to read from far away and to read out than dashes; both are understood. */
export function spoken(code: string): string {
  return code.replaceAll('-', ' ');
}

/** The marked words, pieces parted by dots; empty for a mark that is not there. */
export function wordsOf(mark: Pick<PublishedAnnotation, 'target'> | undefined): string {
  return mark ? quoteOf(mark.target) : '';
}

/** The first character of a name, as people see characters. */
export function initialOf(name: string): string {
  return name.slice(0, graphemeEdgeAfter(name, 1)).toUpperCase();
}
