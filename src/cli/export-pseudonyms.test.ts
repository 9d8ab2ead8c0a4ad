/** Pseudonyms from a shell: keyed by the secret of the data folder, from its first workspace on. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownJson } from '#core/formats/own/write-own.ts';
import { pseudonymsOf } from '#server/pseudonyms.ts';
import { EXPORTED_AT } from '../testing/exported.ts';
import { runCrossread } from '../testing/run-crossread.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { wholeWorkspace } from '../testing/whole-workspace.ts';

const whole = wholeWorkspace(10);
let folder: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  folder = temporaryFolder();
  const text = [...ownJson.write(whole, EXPORTED_AT)].join('');
  const { code, stderr } = await runCrossread(folder.path, ['import', '-', '-d', 'data'], text);
  if (code !== 0) throw new Error(stderr);
});
afterEach(() => folder.remove());

const exported = () =>
  runCrossread(folder.path, ['export', '-f', 'csv', '-d', 'data', '--pseudonyms']);

test('of an imported workspace are the same before and after a server has run, and nobody can work them out', async () => {
  const before = await exported();
  expect(before.code).toBe(0);
  for (const { id } of whole.members) {
    expect(before.stdout).not.toContain(pseudonymsOf('', whole.settings.id)(id).id);
  }
  const server = await startTemporaryServer(path.join(folder.path, 'data'));
  await server.stop();
  expect((await exported()).stdout).toBe(before.stdout);
});

test('without a secret there are none, and it is said what to do', async () => {
  const database = new DatabaseSync(path.join(folder.path, 'data/crossread.db'));
  database.exec("DELETE FROM settings WHERE name = 'secret'");
  database.close();
  expect(await exported()).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^crossread: pseudonyms need the secret .* Start one/),
  });
});
