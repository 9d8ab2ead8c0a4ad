/** From the README's first command in a fresh clone until "ready", with whatever npm's cache holds. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { table, type Report } from './table.ts';

export async function start(): Promise<Report> {
  const folder = mkdtempSync(path.join(tmpdir(), 'crossread-start-'));
  try {
    execFileSync('git', ['clone', '--quiet', path.resolve(import.meta.dirname, '..'), folder]);
    const first = await secondsUntilReady(folder, 'npm ci && npm start');
    const second = await secondsUntilReady(folder, 'npm start');
    const rows = [
      ['npm ci && npm start, fresh clone', first.toFixed(1)],
      ['npm start, once more', second.toFixed(1)],
    ];
    return { text: table(['from the command to “ready”', 'seconds'], rows), figures: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws when the command ends before it is ready. */
async function secondsUntilReady(folder: string, command: string): Promise<number> {
  const began = performance.now();
  const environment = { ...process.env, CROSSREAD_PORT: '0' };
  const child = spawn(command, {
    cwd: folder,
    env: environment,
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    for await (const line of createInterface(child.stdout)) {
      if (line.startsWith('Crossread is ready')) return (performance.now() - began) / 1000;
    }
    throw new Error(`“${command}” ended before it was ready`);
  } finally {
    // The shell, npm and the server are one group.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  }
}
