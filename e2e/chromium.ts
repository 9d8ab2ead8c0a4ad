/** Finds the Chromium that browser tests drive; on Debian as root it installs the system's own. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** For a headless browser that may run as root and asks nobody outside for anything. */
export const chromiumArguments: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws when there is none; the message says what to install. */
export function chromiumPath(): string {
  const found = findChromium();
  if (!found) {
    throw new Error(
      'Browser tests need Chromium: install the package “chromium” (or Chrome), or set CHROMIUM_PATH.',
    );
  }
  return found;
}

/** Installs Debian's package where that is possible. @throws with what to do, where it is not. */
export function provideChromium(): string {
  if (!findChromium() && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      execFileSync('apt-get', words, { stdio: 'inherit', env: environment });
    }
  }
  return chromiumPath();
}

function findChromium(): string | null {
  const given = process.env['CHROMIUM_PATH'];
  if (given) return isExecutable(given) ? given : null;
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const name of NAMES) {
      const candidate = path.join(folder, name);
      if (isExecutable(candidate)) return candidate;
    }
  }
  return null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
