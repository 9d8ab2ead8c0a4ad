/** A text that somebody pasted and whose blocks they corrected, made into a source with its first revision. */
import * as v from 'valibot';
import { toCanonicalText } from '../text/canonical.ts';
import { lettersAt } from '../text/letters.ts';
import { revisionIdSchema, sourceIdSchema } from './ids.ts';
import { accepted, refused, type Problem, type Result } from './result.ts';
import type { Block, Metadata, Source } from './source.ts';

export interface PastedSource {
  readonly metadata: Metadata;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** `index` 0 is source A. `sha256` gives the hash of a text's UTF-8 bytes in hex. */
export function toSource(
  { metadata, text, blocks }: PastedSource,
  index: number,
  sha256: (text: string) => string,
): Result<Source> {
  const problems = articleProblems(text, blocks);
  if (problems.length > 0) return refused(...problems);
  const letter = lettersAt(index);
  const id = v.parse(sourceIdSchema, `source-${letter.toLowerCase()}`);
  return accepted({
    id,
    letter,
    metadata,
    revisions: [{ id: v.parse(revisionIdSchema, `${id}-1`), text, blocks, sha256: sha256(text) }],
  });
}

/** What is wrong with a text and its blocks: not canonical, or blocks that do not cover its words in order. */
export function articleProblems(text: string, blocks: readonly Block[]): Problem[] {
  return [...textProblems(text), ...blockProblems(text, blocks)];
}

function textProblems(text: string): Problem[] {
  if (toCanonicalText(text) === text) return [];
  return [{ path: 'text', message: 'holds characters that no article has: paste it again' }];
}

function blockProblems(text: string, blocks: readonly Block[]): Problem[] {
  const problems: Problem[] = [];
  let end = 0;
  blocks.forEach((block, index) => {
    const path = `blocks.${index}`;
    if (block.start < end || block.end <= block.start || block.end > text.length) {
      problems.push({ path, message: 'does not lie in the text after the block before it' });
    } else if (text.slice(end, block.start).trim() !== '') {
      problems.push({ path, message: 'leaves out words of the text before it' });
    }
    end = block.end;
  });
  if (problems.length === 0 && text.slice(end).trim() !== '') {
    problems.push({ path: 'blocks', message: 'leave out words at the end of the text' });
  }
  return problems;
}
