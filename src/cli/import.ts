/** `crossread import`: a whole workspace, or marks or a code book into one. All of a file or nothing of it. */
import { basename } from 'node:path';
import type { ImportReport } from '#core/formats/placing/import-report.ts';
import { importReport } from '#core/formats/placing/import-report.ts';
import { NO_CHOICES, placeMarks } from '#core/formats/placing/place-marks.ts';
import { isCodeBookFile } from '#core/formats/code-books/read-code-book.ts';
import { readMarks } from '#core/formats/read-marks.ts';
import { OWN_FORMAT } from '#core/formats/own/own-schema.ts';
import { readOwnJson } from '#core/formats/own/read-own.ts';
import { codeHash, newCode } from '#server/codes.ts';
import { importMarks, knownMarks, NOBODY } from '#server/import-marks.ts';
import { fillImported, prepareImport } from '#server/import-workspace.ts';
import { StartError } from '#server/messages.ts';
import { openOffline, type Offline } from '#server/offline.ts';
import { sha256 } from '#server/sha256.ts';
import { chosenWorkspace } from './chosen-workspace.ts';
import { importCodeBookOf } from './import-code-book.ts';
import { inputName, readInput } from './input.ts';
import { Progress } from './progress.ts';
import { sentences } from './selection-flags.ts';

export interface ImportOptions {
  readonly data: string;
  readonly workspace?: string;
  readonly reader?: string;
  readonly dryRun?: boolean;
  /** Left out: look into the file. */
  readonly codeBook?: boolean;
  readonly removeUnused?: boolean;
  /** Where people reach the server. */
  readonly url: string;
}

/** `file` is a path, or - for the standard input. @returns null when done, else what is wrong. */
export async function importFile(file: string, options: ImportOptions): Promise<string | null> {
  const input = await readInput(file);
  if (!input.ok) return sentences(input.problems);
  const bytes = input.value;
  let offline: Offline;
  try {
    offline = await openOffline(options.data);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  const progress = new Progress(inputName(file));
  try {
    progress.begin('reading and checking');
    const given = { path: basename(file), bytes };
    if (options.codeBook ?? isCodeBookFile(given)) {
      return await importCodeBookOf(given, offline, options);
    }
    const isWhole = new TextDecoder().decode(bytes.subarray(0, 200)).includes(OWN_FORMAT);
    return isWhole
      ? await importWorkspace(bytes, offline, options, progress)
      : await importMarksOf(basename(file), bytes, offline, options, progress);
  } finally {
    progress.end();
    await offline.close();
  }
}

async function importWorkspace(
  bytes: Uint8Array,
  offline: Offline,
  { dryRun, url }: ImportOptions,
  progress: Progress,
): Promise<string | null> {
  const snapshot = readOwnJson(new TextDecoder().decode(bytes), sha256);
  if (!snapshot.ok) return sentences(snapshot.problems);
  const prepared = await prepareImport(snapshot.value, offline);
  if (!prepared.ok) return sentences(prepared.problems);
  const { settings, sources, annotations, members } = prepared.value.snapshot;
  const held = `${sources.length} articles, ${annotations.length} marks, ${members.length} members`;
  if (dryRun) {
    progress.end();
    console.error(`“${settings.title}” would be imported as ${settings.id}: ${held}.`);
    return null;
  }
  progress.begin(`writing ${held}`);
  const made = await offline.workspaces.create(prepared.value.snapshot, { doorOpen: false });
  const key = newCode('recovery');
  await offline.directory.putWorkspace({ ...made, recovery: codeHash(key) });
  await fillImported(prepared.value, offline);
  await offline.workspaces.open(made.id); // publishes, so that an export need not wait for a server
  progress.end();
  console.error(`“${settings.title}” is imported as ${settings.id}: ${held}.`);
  console.error('Whoever opens this address becomes its owner:');
  console.log(`${url.replace(/\/$/, '')}/return#${key}`);
  return null;
}

async function importMarksOf(
  name: string,
  bytes: Uint8Array,
  offline: Offline,
  { workspace: wanted, reader, dryRun = false }: ImportOptions,
  progress: Progress,
): Promise<string | null> {
  const chosen = await chosenWorkspace(offline, wanted);
  if (!chosen.ok) return sentences(chosen.problems);
  const workspace = chosen.value;
  const work = readMarks({ path: name, bytes }, reader ?? null);
  if (!work.ok) return sentences(work.problems);
  const now = new Date().toISOString();
  const plan = placeMarks(work.value, workspace.content, NO_CHOICES, now);
  const known = knownMarks(plan, workspace);
  if (!dryRun) {
    const fresh = plan.placed.filter((mark) => !known.has(mark));
    progress.begin(`writing ${fresh.length} marks`);
    await importMarks(fresh, workspace, offline);
  }
  progress.end();
  tellReport(importReport(plan, { known, dryRun, nobody: NOBODY }));
  return null;
}

function tellReport(report: ImportReport): void {
  const { format, dryRun, placed, byOffsets, byQuote, known } = report;
  const did = dryRun ? 'would be imported' : 'are imported';
  console.error(
    `${format}: ${placed} marks ${did} (${byOffsets} by position, ${byQuote} by words).`,
  );
  if (known > 0) console.error(`${known} marks are there already.`);
  for (const { name, marks } of report.annotators) console.error(`- ${name}: ${marks}`);
  if (report.leftCount > 0) console.error(`${report.leftCount} marks do not fit:`);
  for (const { where, what, quote } of report.left) {
    console.error(`- ${where} ${what}${quote === '' ? '' : `: “${quote}”`}`);
  }
  if (report.remarkCount > 0) console.error(`${report.remarkCount} remarks:`);
  for (const { where, what } of report.remarks) console.error(`- ${where} ${what}`);
  for (const sentence of report.unread) console.error(`- ${sentence}`);
}
