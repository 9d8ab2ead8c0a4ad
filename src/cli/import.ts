/** `crossread import`: a whole workspace, or marks of another tool into one. All of a file or nothing of it. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ImportReport } from '#core/formats/placing/import-report.ts';
import { importReport } from '#core/formats/placing/import-report.ts';
import { NO_CHOICES, placeMarks } from '#core/formats/placing/place-marks.ts';
import { readMarks } from '#core/formats/read-marks.ts';
import { OWN_FORMAT } from '#core/formats/own/own-schema.ts';
import { readOwnJson } from '#core/formats/own/read-own.ts';
import { codeHash, newCode } from '#server/codes.ts';
import { importMarks, knownMarks, NOBODY } from '#server/import-marks.ts';
import { fillImported, prepareImport } from '#server/import-workspace.ts';
import { StartError } from '#server/messages.ts';
import { openOffline, type Offline } from '#server/offline.ts';
import { sha256 } from '#server/sha256.ts';
import { sentences } from './export.ts';

export interface ImportOptions {
  readonly data: string;
  readonly workspace?: string;
  readonly reader?: string;
  readonly dryRun?: boolean;
  /** Where people reach the server. */
  readonly url: string;
}

/** `file` is a path, or - for the standard input. @returns null when done, else what is wrong. */
export async function importFile(file: string, options: ImportOptions): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    return `${file} could not be read: ${error instanceof Error ? error.message : String(error)}`;
  }
  let offline: Offline;
  try {
    offline = await openOffline(options.data);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  try {
    const isWhole = new TextDecoder().decode(bytes.subarray(0, 200)).includes(OWN_FORMAT);
    return isWhole
      ? await importWorkspace(bytes, offline, options)
      : await importMarksOf(basename(file), bytes, offline, options);
  } finally {
    await offline.close();
  }
}

async function importWorkspace(
  bytes: Uint8Array,
  offline: Offline,
  { dryRun, url }: ImportOptions,
): Promise<string | null> {
  const snapshot = readOwnJson(new TextDecoder().decode(bytes), sha256);
  if (!snapshot.ok) return sentences(snapshot.problems);
  const prepared = prepareImport(snapshot.value, offline);
  if (!prepared.ok) return sentences(prepared.problems);
  const { settings, sources, annotations, members } = prepared.value.snapshot;
  const held = `${sources.length} articles, ${annotations.length} marks, ${members.length} members`;
  if (dryRun) {
    console.error(`“${settings.title}” would be imported as ${settings.id}: ${held}.`);
    return null;
  }
  const made = await offline.workspaces.create(prepared.value.snapshot, { doorOpen: false });
  const key = newCode('recovery');
  await offline.directory.putWorkspace({ ...made, recovery: codeHash(key) });
  await fillImported(prepared.value, offline);
  await offline.workspaces.open(made.id); // publishes, so that an export need not wait for a server
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
): Promise<string | null> {
  const ids = offline.directory.workspaces().map(({ id }) => id);
  const [only] = ids;
  const workspace = await offline.workspaces.open(wanted ?? (ids.length === 1 && only ? only : ''));
  if (!workspace) return `name one of the workspaces with --workspace: ${ids.join(', ') || 'none'}`;
  const work = readMarks({ path: name, bytes }, reader ?? null);
  if (!work.ok) return sentences(work.problems);
  const now = new Date().toISOString();
  const plan = placeMarks(work.value, workspace.content, NO_CHOICES, now);
  const known = knownMarks(plan, workspace);
  if (!dryRun) {
    const fresh = plan.placed.filter((mark) => !known.has(mark));
    await importMarks(fresh, workspace, offline);
  }
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
