import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-server.ts';
import { writeOutput } from './output.ts';

let folder: ReturnType<typeof temporaryFolder>;
const inFolder = (name: string) => path.join(folder.path, name);
const chunks = [Buffer.from('one\n'), Buffer.from('two\n')];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('what stands at the place of the file', () => {
  test('a named pipe is written into, and stays one', async () => {
    spawnSync('mkfifo', [inFolder('pipe')]);
    const read = readFile(inFolder('pipe'), 'utf8');
    expect(await writeOutput(inFolder('pipe'), chunks)).toBeNull();
    expect(await read).toBe('one\ntwo\n');
    expect(lstatSync(inFolder('pipe')).isFIFO()).toBe(true);
  });

  test('a device is written into, and stays where it is', async () => {
    symlinkSync('/dev/full', inFolder('device'));
    expect(await writeOutput(inFolder('device'), chunks)).toMatch(/the disk is full/);
    expect(readdirSync(folder.path)).toEqual(['device']);
    expect(lstatSync(inFolder('device')).isSymbolicLink()).toBe(true);
  });

  test('a link stays one: what it leads to is written', async () => {
    writeFileSync(inFolder('real.csv'), 'old');
    symlinkSync('real.csv', inFolder('link.csv'));
    expect(await writeOutput(inFolder('link.csv'), chunks)).toBeNull();
    expect(lstatSync(inFolder('link.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(inFolder('real.csv'), 'utf8')).toBe('one\ntwo\n');
    expect(readdirSync(folder.path)).toEqual(['link.csv', 'real.csv']);
  });
});
