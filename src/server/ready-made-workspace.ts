/** The ready-made workspace: the three articles of `seeds/` and the code book "Three lenses". */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { threeLenses } from '#core/codebooks/three-lenses.ts';
import { workspaceIdSchema } from '#core/model/ids.ts';
import { loadSeeds } from '#core/seeds/load-seeds.ts';
import { settingsOf, type WorkspaceContent } from '#core/model/workspace.ts';
import { sha256 } from './sha256.ts';

const SEEDS = new URL('../../seeds/', import.meta.url);

/** @throws when the files in `seeds/` are damaged: they belong to the program. */
export function readyMadeWorkspace(): WorkspaceContent {
  const index: unknown = JSON.parse(readSeed('index.json'));
  const sources = loadSeeds(index, readSeed, sha256);
  if (!sources.ok) {
    const problems = sources.problems.map(({ path, message }) => `${path}: ${message}`);
    throw new Error(`seeds/index.json is damaged: ${problems.join('; ')}`);
  }
  return {
    settings: settingsOf(
      v.parse(workspaceIdSchema, 'one-imam'),
      'One imam, three outlets, three frames',
      'open',
    ),
    sources: sources.value,
    codeBook: threeLenses,
    earlierCodeBooks: [],
  };
}

function readSeed(file: string): string {
  return readFileSync(new URL(file, SEEDS), 'utf8');
}
