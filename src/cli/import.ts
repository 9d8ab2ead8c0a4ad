/** `crossread import`: a whole workspace, or articles, marks or a code book into one. All of a file or nothing of it. */
import { basename } from 'node:path';
import type { InputFile } from '#core/formats/foreign-work.ts';
import type { ImportReport } from '#core/formats/placing/import-report.ts';
import { NO_CHOICES, placeMarks } from '#core/formats/placing/place-marks.ts';
import { kindSaid } from '#core/formats/code-books/read-code-book.ts';
import { utf8Text } from '#core/formats/reading.ts';
import { readMarks } from '#core/formats/read-marks.ts';
import { readOwnJson } from '#core/formats/own/read-own.ts';
import { counted } from '#core/text/counted.ts';
import { importPlan } from '#server/import-marks.ts';
import { fillImported, prepareImport } from '#server/import-workspace.ts';
import type { Offline } from '#server/offline.ts';
import { sha256 } from '#server/sha256.ts';
import { openChosen } from './chosen-workspace.ts';
import { importArticlesOf } from './import-articles.ts';
import { importCodeBookOf } from './import-code-book.ts';
import { inputName, readInput } from './input.ts';
import { openToWrite } from './open-folder.ts';
import { codeOf, notWritten, writeLine } from './output.ts';
import { newOwnerAddress } from './owner-link.ts';
import { Progress } from './progress.ts';
import { sentences, sentencesAbout } from './selection-flags.ts';
import { tell } from './tell.ts';

export interface ImportOptions {
  readonly data: string;
  readonly workspace?: string;
  readonly reader?: string;
  readonly dryRun?: boolean;
  /** Left out: look into the file. */
  readonly codeBook?: boolean;
  readonly removeUnused?: boolean;
  /** The file holds articles. */
  readonly articles?: boolean;
  /** Where people reach the server. */
  readonly url: string;
}

/** `file` is a path, or - for the standard input. @returns null when done, else what is wrong. */
export async function importFile(file: string, options: ImportOptions): Promise<string | null> {
  const input = await readInput(file);
  if (!input.ok) return sentences(input.problems);
  const bytes = input.value;
  if (bytes.byteLength === 0) return `${inputName(file)} is empty: nothing to import`;
  const given = { path: basename(file), bytes };
  const kind = kindOf(given, options);
  const unfit = unfitFlag(kind, options);
  if (unfit !== null) return unfit;
  const progress = new Progress(inputName(file));
  try {
    progress.begin('reading and checking');
    const { data, dryRun = false } = options;
    const opened = await openToWrite(data, { dryRun, mayMake: kind === 'workspace' });
    if (!opened.ok) return sentences(opened.problems);
    try {
      return await importAs(kind, given, opened.value, options, progress);
    } finally {
      await opened.value.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') return notWritten(options.data, error);
    throw error;
  } finally {
    progress.end();
  }
}

type Kind = 'articles' | 'code book' | 'workspace' | 'marks';

function kindOf(file: InputFile, { articles, codeBook }: ImportOptions): Kind {
  if (articles) return 'articles';
  return codeBook ? 'code book' : (kindSaid(file) ?? 'marks');
}

async function importAs(
  kind: Kind,
  file: InputFile,
  offline: Offline,
  options: ImportOptions,
  progress: Progress,
): Promise<string | null> {
  switch (kind) {
    case 'articles':
      return importArticlesOf(file, offline, options);
    case 'code book':
      return importCodeBookOf(file, offline, options);
    case 'workspace':
      return importWorkspace(file, offline, options, progress);
    case 'marks':
      return importMarksOf(file, offline, options, progress);
  }
}

/** A flag that means nothing for what the file turned out to be: better said than passed over. */
function unfitFlag(kind: Kind, { removeUnused, workspace }: ImportOptions): string | null {
  if (kind === 'articles' || kind === 'code book') return null;
  if (removeUnused) return '--remove-unused is for code books, and the file is none';
  if (kind === 'marks' || workspace === undefined) return null;
  return 'the file is a whole workspace and becomes one of its own: leave out --workspace';
}

async function importWorkspace(
  file: InputFile,
  offline: Offline,
  { dryRun, url }: ImportOptions,
  progress: Progress,
): Promise<string | null> {
  const json = utf8Text(file);
  if (!json.ok) return sentencesAbout(file.path, json.problems);
  const snapshot = readOwnJson(json.value, sha256);
  if (!snapshot.ok) return sentencesAbout(file.path, snapshot.problems);
  const prepared = await prepareImport(snapshot.value, offline);
  if (!prepared.ok) return sentences(prepared.problems);
  const { settings, sources, annotations, members } = prepared.value.snapshot;
  const held = [
    counted(sources.length, 'article', 'articles'),
    counted(annotations.length, 'mark', 'marks'),
    counted(members.length, 'member', 'members'),
  ].join(', ');
  if (dryRun) {
    progress.end();
    tell(`“${settings.title}” would be imported as ${settings.id}: ${held}.`);
    return null;
  }
  progress.begin(`writing ${held}`);
  const made = await offline.workspaces.create(prepared.value.snapshot, { doorOpen: false });
  const address = await newOwnerAddress(made, offline.directory, url);
  await fillImported(prepared.value, offline);
  await offline.workspaces.open(made.id); // publishes, so that an export need not wait for a server
  await offline.keep();
  progress.end();
  tell(`“${settings.title}” is imported as ${settings.id}: ${held}.`);
  tell('Whoever opens this address becomes its owner:');
  const problem = await writeLine(address);
  return problem === null ? null : `${problem}; “crossread owner-link” makes another address`;
}

async function importMarksOf(
  file: InputFile,
  offline: Offline,
  { workspace: wanted, reader, dryRun = false }: ImportOptions,
  progress: Progress,
): Promise<string | null> {
  const chosen = await openChosen(offline, wanted);
  if (!chosen.ok) return sentences(chosen.problems);
  const workspace = chosen.value;
  const work = readMarks(file, reader ?? null);
  if (!work.ok) return sentencesAbout(file.path, work.problems);
  const now = new Date().toISOString();
  const placed = placeMarks(work.value, workspace.content, NO_CHOICES, now);
  if (!dryRun) progress.begin('writing the marks that are new');
  const report = await importPlan(placed, workspace, dryRun, offline);
  if (!dryRun) await offline.keep();
  progress.end();
  tellReport(report);
  return null;
}

function tellReport(report: ImportReport): void {
  const { format, dryRun, placed, byOffsets, byQuote, known } = report;
  const marks = dryRun
    ? `${counted(placed, 'mark', 'marks')} would be`
    : counted(placed, 'mark is', 'marks are');
  tell(`${format}: ${marks} imported (${byOffsets} by position, ${byQuote} by words).`);
  if (known > 0) tell(`${counted(known, 'mark is', 'marks are')} there already.`);
  for (const one of report.annotators) tell(`- ${one.name}: ${one.marks}`);
  if (report.leftCount > 0) tell(`${counted(report.leftCount, 'mark does', 'marks do')} not fit:`);
  for (const { where, what, quote } of report.left) {
    tell(`- ${where} ${what}${quote === '' ? '' : `: “${quote}”`}`);
  }
  if (report.remarkCount > 0) tell(`${counted(report.remarkCount, 'remark', 'remarks')}:`);
  for (const { where, what } of report.remarks) tell(`- ${where} ${what}`);
  for (const sentence of report.unread) tell(`- ${sentence}`);
}
