import type { Block, Revision } from './source.ts';

/** Numbers of paragraphs and quotations from 1, so that a class can say "B, paragraph 4". */
export function paragraphNumbers(revision: Revision): ReadonlyMap<Block, number> {
  const numbered = revision.blocks.filter(
    ({ kind }) => kind === 'paragraph' || kind === 'quotation',
  );
  return new Map(numbered.map((block, index) => [block, index + 1]));
}
