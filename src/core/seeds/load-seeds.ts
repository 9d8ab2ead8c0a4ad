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
import { splitBlocks } from '../text/blocks.ts';
import { toCanonicalText } from '../text/canonical.ts';

const seedSchema = v.strictObject({
  id: sourceIdSchema,
  file: v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9_-]+\.txt$/, 'a seed is a .txt file beside the index'),
  ),
  metadata: metadataSchema,
  /** Every block of the text in order: its kind, and the words it begins with. */
  blocks: v.array(
    v.strictObject({
      kind: v.picklist(BLOCK_KINDS),
      begins: v.pipe(v.string(), v.minLength(1)),
    }),
  ),
});
type Seed = v.InferOutput<typeof seedSchema>;

const indexSchema = v.strictObject({
  about: v.string(),
  /** A to Z name the sources. */
  sources: v.pipe(v.array(seedSchema), v.maxLength(26)),
});

/**
 * Sources in the order of the index, with letters from A.
 * `textOf` gives the content of a file beside the index, `sha256` the hash of a text's UTF-8 bytes in hex.
 */
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
    const blocks = statedBlocks(seed, text);
    if (!blocks.ok) problems.push(...blocks.problems);
    else sources.push(sourceOf(seed, position, text, blocks.value, sha256(text)));
  });
  return problems.length > 0 ? refused(...problems) : accepted(sources);
}

/** The blocks of the text with the kinds that the index states; both must agree on every block. */
function statedBlocks(seed: Seed, text: string): Result<Block[]> {
  const spans = splitBlocks(text);
  const path = `${seed.id}.blocks`;
  if (spans.length !== seed.blocks.length) {
    const message = `names ${seed.blocks.length} blocks, ${seed.file} has ${spans.length}`;
    return refused({ path, message });
  }
  const problems: Problem[] = [];
  const blocks: Block[] = [];
  seed.blocks.forEach(({ kind, begins }, index) => {
    const span = spans[index];
    if (span && text.slice(span.start, span.end).startsWith(begins)) blocks.push({ kind, ...span });
    else problems.push({ path: `${path}.${index}`, message: `does not begin with “${begins}”` });
  });
  return problems.length > 0 ? refused(...problems) : accepted(blocks);
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
