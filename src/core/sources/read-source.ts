/*
 * An article as it was read from a file, a page or an address, for a person to confirm before it is frozen.
 * Not a source yet: nobody has agreed to its blocks and metadata.
 * Comes from the readers of files (server/source-files) and from pasting; goes to the page that makes workspaces.
 */
import * as v from 'valibot';
import {
  blockSchema,
  metadataSchema,
  type Block,
  type BlockKind,
  type Metadata,
} from '../model/source.ts';
import { classifyBlocks, splitPastedBlocks } from '../text/blocks.ts';
import { toCanonicalText } from '../text/canonical.ts';

export const readSourceSchema = v.strictObject({
  metadata: metadataSchema,
  /** Canonical. */
  text: v.string(),
  blocks: v.array(blockSchema),
  /** What a person should look at: what was left out, what was guessed. Sentences. */
  remarks: v.array(v.string()),
});
export type ReadSource = Readonly<v.InferOutput<typeof readSourceSchema>>;

/** A stretch of a page that is one block; null where the page does not say which kind. */
export interface Piece {
  readonly kind: BlockKind | null;
  readonly text: string;
}

export interface Article {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Pieces in order, with a blank line between two; those without a word are left out. */
export function articleOfPieces(pieces: readonly Piece[]): Article {
  const said = pieces.flatMap(({ kind, text }) => {
    const whole = withoutBlankLines(toCanonicalText(text));
    return whole === '' ? [] : [{ kind, text: whole }];
  });
  let end = -2;
  const spans = said.map(({ text }) => {
    const start = end + 2;
    end = start + text.length;
    return { start, end };
  });
  const text = said.map((piece) => piece.text).join('\n\n');
  const blocks = classifyBlocks(text, spans).map((block, at) => ({
    ...block,
    kind: said[at]?.kind ?? block.kind,
  }));
  return { text, blocks };
}

/** Plain text as somebody pasted it or saved it. */
export function articleOfText(given: string): Article {
  const text = toCanonicalText(given);
  return { text, blocks: classifyBlocks(text, splitPastedBlocks(text)) };
}

export function readSource(
  article: Article,
  metadata: Metadata,
  remarks: readonly string[] = [],
): ReadSource {
  return { metadata, text: article.text, blocks: [...article.blocks], remarks: [...remarks] };
}

function withoutBlankLines(text: string): string {
  // Each run of white space once: looking for blank lines at every space of it would be quadratic.
  return text.trim().replace(/\s+/g, (run) => (/\n\s*\n/.test(run) ? '\n' : run));
}
