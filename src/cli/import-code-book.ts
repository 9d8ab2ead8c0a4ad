/** `crossread import` of a code book: a new revision in a workspace, and on the error output what became of each tag. */
import type { CodeBookReport } from '#core/formats/code-books/code-book-report.ts';
import { NO_CODE_BOOK_CHOICES } from '#core/formats/code-books/match-tags.ts';
import { readCodeBook } from '#core/formats/code-books/read-code-book.ts';
import type { InputFile } from '#core/formats/foreign-work.ts';
import { counted } from '#core/text/counted.ts';
import { importCodeBook } from '#server/import-code-book.ts';
import type { Offline } from '#server/offline.ts';
import { openChosen } from './chosen-workspace.ts';
import { sentences, sentencesAbout } from './selection-flags.ts';
import { tell } from './tell.ts';

export interface CodeBookOptions {
  readonly workspace?: string;
  readonly dryRun?: boolean;
  /** Tags that the file lacks and no mark uses are taken out. */
  readonly removeUnused?: boolean;
}

/** @returns null when done, else what is wrong. */
export async function importCodeBookOf(
  file: InputFile,
  offline: Offline,
  { workspace: wanted, dryRun = false, removeUnused = false }: CodeBookOptions,
): Promise<string | null> {
  const workspace = await openChosen(offline, wanted);
  if (!workspace.ok) return sentences(workspace.problems);
  const book = readCodeBook(file);
  if (!book.ok) return sentencesAbout(file.path, book.problems);
  const choices = { ...NO_CODE_BOOK_CHOICES, removeUnused };
  const report = await importCodeBook(book.value, workspace.value, choices, dryRun);
  if (!report.ok) return sentences(report.problems);
  if (!dryRun) await offline.keep();
  tellReport(report.value);
  return null;
}

function tellReport(report: CodeBookReport): void {
  const { format, dryRun, revision, tags, notInFile, attributes, left, remarks, unread } = report;
  const of = (fate: string) => tags.filter((tag) => tag.fate === fate);
  const [fresh, changed] = [of('new'), of('changed')];
  const made =
    revision === null
      ? 'nothing changes'
      : `${dryRun ? 'would become' : 'is now'} revision ${revision} of the code book`;
  tell(`${format}: ${made}.`);
  tell(
    `${counted(fresh.length, 'tag', 'tags')} new, ${changed.length} changed, ${of('unchanged').length} as they are, ${notInFile.length} not in the file.`,
  );
  if (report.changes.length > 0) tell(`- changed: the code book: ${report.changes.join(', ')}`);
  for (const { label, layer, changes } of report.layers) {
    if (changes.length > 0) tell(`- changed: the layer ${label} (${layer}): ${changes.join(', ')}`);
  }
  for (const { label, layer, tag } of fresh) tell(`- new: ${layer}: ${label} (${tag})`);
  for (const { tag, label, changes } of changed) {
    tell(`- changed: ${label} (${tag}): ${changes.join(', ')}`);
  }
  for (const { label, tag } of notInFile.filter(({ fate }) => fate === 'removed')) {
    tell(`- taken out: ${label} (${tag})`);
  }
  for (const { id, label, fate } of attributes) {
    tell(`- attribute ${fate}: ${label} (${id})`);
  }
  for (const { where, what } of left) tell(`- left out: ${where}: ${what}`);
  for (const { where, what } of remarks) tell(`- ${where}: ${what}`);
  for (const sentence of unread) tell(`- ${sentence}`);
}
