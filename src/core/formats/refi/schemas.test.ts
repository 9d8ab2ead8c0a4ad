/**
 * The XSDs of REFI-QDA 1.0 as judge of all that is written. The files stand beside the repository and not in it,
 * so on other machines these tests are skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { hostileSnapshots } from '../../../testing/hostile-snapshots.ts';
import { markedWorkspace } from '../../../testing/seed-workspace.ts';
import { refiCodeBook } from './qdc.ts';
import { refiProject } from './qdpx.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../../shared/research/schemas/refi');
const missing = !existsSync(FOLDER);
const title = missing ? ' (skipped: ../shared/research/schemas/refi is not here)' : '';

const OPTIONS = { generatedAt: '2026-11-23T12:00:00.000Z' };

function projectOf(snapshot: WorkspaceSnapshot): string {
  const [project] = refiProject.files(snapshot, OPTIONS);
  return [...(project?.chunks ?? [])].join('');
}

function codeBookOf(snapshot: WorkspaceSnapshot): string {
  return [...refiCodeBook.write(snapshot, OPTIONS)].join('');
}

async function complaints(schema: string, documents: readonly string[]): Promise<string[]> {
  const { valid, errors, rawOutput } = await validateXML({
    xml: documents.map((contents, at) => ({ fileName: `file-${at}.xml`, contents })),
    schema: readFileSync(path.join(FOLDER, schema), 'utf8'),
    maxMemoryPages: 16_384,
  });
  return valid ? [] : [...errors.map(({ rawMessage }) => rawMessage), rawOutput].slice(0, 5);
}

describe.skipIf(missing)(`REFI-QDA schemas${title}`, () => {
  const seed = missing ? null : markedWorkspace(500, 1);

  test.each(['Project.xsd', 'Project-mrt2019.xsd'])(
    'the project of the seed workspace with 500 marks is valid in %s',
    async (schema) => {
      if (!seed) return;
      expect(await complaints(schema, [projectOf(seed)])).toEqual([]);
    },
  );

  test('the code book of the seed workspace is valid', async () => {
    if (!seed) return;
    expect(await complaints('Codebook.xsd', [codeBookOf(seed)])).toEqual([]);
  });

  test('a workspace without marks, members and sources is valid', async () => {
    const empty = { ...markedWorkspace(0, 1), sources: [], members: [] };
    expect(await complaints('Project.xsd', [projectOf(empty)])).toEqual([]);
  });

  test('hostile workspaces are valid', async () => {
    const snapshots = fc.sample(hostileSnapshots, { numRuns: 100, seed: 7 });
    expect(await complaints('Project.xsd', snapshots.map(projectOf))).toEqual([]);
    expect(await complaints('Codebook.xsd', snapshots.map(codeBookOf))).toEqual([]);
    await fc.assert(
      fc.asyncProperty(hostileSnapshots, async (snapshot) => {
        expect(await complaints('Project.xsd', [projectOf(snapshot)])).toEqual([]);
        expect(await complaints('Codebook.xsd', [codeBookOf(snapshot)])).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test.each([
    ['an empty list of users', '<CodeBook>', '<Users></Users><CodeBook>'],
    ['a code without isCodable', ' isCodable="true"', ''],
    ['a GUID of another form', ' guid="', ' guid="x'],
    ['a time that is none', ' creationDateTime="2026', ' creationDateTime="yesterday'],
    ['links before sources', '<Sources>', '<Links/><Sources>'],
  ])('the judge refuses %s', async (_, from, to) => {
    const planted = projectOf(markedWorkspace(3, 1)).replace(from, to);
    expect(await complaints('Project.xsd', [planted])).not.toEqual([]);
  });
});
