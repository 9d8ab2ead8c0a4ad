import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportBytes } from '#core/formats/file-bytes.ts';
import type { FolderFormat, TextFormat } from '#core/formats/format.ts';
import { EXPORTED_AT } from '../testing/exported.ts';
import { markedWorkspace } from '../testing/seed-workspace.ts';
import { fileTools } from './file-tools.ts';

const line = (at: number) => `${at}: “Ä🌪”, she said, ${(at * 7919) % 10_007}\n`;
const lines = (count: number) => Array.from({ length: count }, (_, at) => line(at));

/** By path: nothing, short, at the edge of what is compressed at once, and far more than waits at a time. */
const FILES = new Map([
  ['nothing', []],
  ['short', lines(3)],
  ['edge', ['x'.repeat(65_536)]],
  ['behind-the-edge', ['x'.repeat(65_537)]],
  ['one-large-piece', [lines(60_000).join('')]],
  ['long', lines(200_000)],
  ['behind-the-long', lines(2)],
]);

const format: FolderFormat = {
  kind: 'package',
  id: 'test',
  label: 'Files of all lengths',
  use: '',
  fileExtension: 'zip',
  mediaType: 'application/zip',
  loses: [],
  *files() {
    for (const [path, chunks] of FILES) yield { path, chunks };
  },
};

const bytes = () => exportBytes(format, markedWorkspace(1, 1), EXPORTED_AT, fileTools);

test('files of every length come back as they were, in their order', async () => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes()) chunks.push(chunk);
  const files = Object.entries(unzipSync(Buffer.concat(chunks)));
  const text = files.map(([path, content]) => [path, Buffer.from(content).toString('utf8')]);
  expect(text.map(([path]) => path)).toEqual([...FILES.keys()]);
  for (const [path = '', content] of text) expect(content).toBe(FILES.get(path)?.join(''));
});

const text: TextFormat = { ...format, kind: 'text', write: () => lines(200_000) };

test.each([format, text])('others are answered while a $kind is written', async (written) => {
  let answers = 0;
  const others = setInterval(() => answers++, 1);
  for await (const chunk of exportBytes(written, markedWorkspace(1, 1), EXPORTED_AT, fileTools)) {
    expect(chunk.byteLength).toBeLessThanOrEqual(262_144);
  }
  clearInterval(others);
  expect(answers).toBeGreaterThan(10);
});
