/** The one test command: every check in order, all of them even when one fails, and a last line that counts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { provideChromium } from '../e2e/chromium.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of vitest's JSON report that is counted here. */
const reportSchema = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
});

const reports = mkdtempSync(path.join(tmpdir(), 'crossread-test-'));
const counts: Counts = { passed: 0, failed: 0, skipped: 0 };

check('Chromium', () => console.log(provideChromium()));
check('format', () => run('prettier', '--check', '.'));
check('lint', () => run('oxlint', '--type-aware', '--deny-warnings'));
check('types', () => run('tsc', '-b'));
check('dead code', () => run('knip'));
vitest('unit');
check('build', () => run('vite', 'build', '--logLevel', 'warn'));
vitest('e2e');

rmSync(reports, { recursive: true });
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;

function check(name: string, work: () => void): void {
  console.log(`\n== ${name}`);
  try {
    work();
    counts.passed++;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    counts.failed++;
  }
}

function run(command: string, ...words: string[]): void {
  const { status, error } = spawnSync(command, words, { stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} found problems (exit code ${status})`);
}

function vitest(project: string): void {
  console.log(`\n== ${project} tests`);
  const file = path.join(reports, `${project}.json`);
  const words = ['run', '--project', project, '--reporter', 'default', '--reporter', 'json'];
  const { status } = spawnSync('vitest', [...words, `--outputFile.json=${file}`], {
    stdio: 'inherit',
  });
  try {
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = v.parse(
      reportSchema,
      report,
    );
    counts.passed += numPassedTests;
    counts.failed += numFailedTests;
    counts.skipped += numPendingTests + numTodoTests;
    // A file that fails before its first test counts no failed test; and no test at all proves nothing.
    if ((status !== 0 || numPassedTests === 0) && numFailedTests === 0) counts.failed++;
  } catch {
    console.error(`the ${project} tests wrote no report`);
    counts.failed++;
  }
}
