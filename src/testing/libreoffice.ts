/** LibreOffice as a reader of what we write, where it is installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export function hasLibreOffice(): boolean {
  return spawnSync('soffice', ['--version']).error === undefined;
}

/** @param to as `--convert-to` takes it: an ending, with a filter behind a colon. @throws when no file is made. */
export function convertedByLibreOffice(
  bytes: Uint8Array,
  { from, to }: { readonly from: string; readonly to: string },
): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'crossread-office-'));
  try {
    writeFileSync(path.join(folder, `file.${from}`), bytes);
    execFileSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      folder,
      path.join(folder, `file.${from}`),
    ]);
    const ending = `.${to.replace(/:.*/, '')}`;
    // One sheet of several gets its name behind that of the file.
    const made = readdirSync(folder).find((name) => name.endsWith(ending));
    if (made === undefined) throw new Error(`LibreOffice made no ${ending} of the .${from}`);
    return readFileSync(path.join(folder, made));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
