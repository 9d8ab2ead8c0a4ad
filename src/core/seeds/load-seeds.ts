/*
 * The ready-made sources: seeds/index.json with its articles, made into sources with one frozen revision.
 * Reads no files and hashes nothing itself: both come in, so that core stays pure.
 * Comes from `seeds/`; goes to the server's first workspace and to tests.
 */
import * as v from 'valibot';
import { revisionIdSchema, sourceIdSchema } from '../model/ids.ts';
import { parseWith } from '../model/parse.ts';
import { accepted, refused, type Problem, type Result } from '../model/result.ts';
import { BLOCK_KINDS, metadataSchema, type Block, type Source } from '../model/source.ts';
import { classifyBlocks } from '../text/blocks.ts';
import { toCanonicalText } from '../text/canonical.ts';

const seedSchema = v.strictObject({
  id: sourceIdSchema,
  file: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+\.txt$/, 'a seed is a .txt file beside the index')),
  metadata: metadataSchema,
  corrections: v.array(v.strictObject({ begins: v.string(), kind: v.picklist(BLOCK_KINDS) })),
});
type Seed = v.InferOutput<typeof seedSchema>;

const indexSchema = v.strictObject({ about: v.string(), sources: v.array(seedSchema) });

export function loadSeeds(
  index: unknown,
  textOf: (file: string) => string,
  sha256: (text: string) => string,
): Result<Source[]> {
  const parsed = parseWith(indexSchema, index);
  if (!parsed.ok) return parsed;
  const sources: Source[] = [];
  const problems: Problem[] = [];
  parsed.value.sources.forEach((seed, position) => {
    const text = toCanonicalText(textOf(seed.file));
    const blocks = correctedBlocks(seed, text);
    if (!blocks.ok) problems.push(...blocks.problems);
    else sources.push(sourceOf(seed, position, text, blocks.value, sha256(text)));
  });
  return problems.length > 0 ? refused(...problems) : accepted(sources);
}

/** The proposed blocks with the index's corrections; each correction must name exactly one block. */
function correctedBlocks(seed: Seed, text: string): Result<Block[]> {
  const blocks = classifyBlocks(text);
  for (const { begins, kind } of seed.corrections) {
    const found = blocks.filter((block) => text.startsWith(begins, block.start));
    const [block] = found;
    if (!block || found.length > 1) {
      const message = `“${begins}” begins ${found.length} blocks of ${seed.file}, it must begin one`;
      return refused({ path: `${seed.id}.corrections`, message });
    }
    blocks[blocks.indexOf(block)] = { ...block, kind };
  }
  return accepted(blocks);
}

function sourceOf(
  seed: Seed,
  position: number,
  text: string,
  blocks: readonly Block[],
  hash: string,
): Source {
  return {
    id: seed.id,
    letter: String.fromCodePoint('A'.charCodeAt(0) + position),
    metadata: seed.metadata,
    revisions: [{ id: v.parse(revisionIdSchema, hash.slice(0, 16)), text, blocks, sha256: hash }],
  };
}
