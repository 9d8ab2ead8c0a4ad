/** `crossread export`: from the data folder to a file, whole or not at all. */
import { exportBytes } from '#core/formats/file-bytes.ts';
import { formatNamed } from '#core/formats/index.ts';
import { selected } from '#core/formats/selection.ts';
import type { Problem } from '#core/model/result.ts';
import { fileTools } from '#server/file-tools.ts';
import { pseudonymsOf } from '#server/pseudonyms.ts';
import { selectionFromQuery } from '#sync/selection-query.ts';
import { readWorkspaceOnDisk, type WorkspaceChoice } from './data-folder.ts';
import { writeOutput } from './output.ts';

export interface ExportOptions extends WorkspaceChoice {
  readonly format: string;
  /** A path, or - for the standard output. */
  readonly out: string;
  /** Ids with commas between, as in the address of the HTTP API. */
  readonly sources?: string;
  readonly layers?: string;
  readonly annotators?: string;
  readonly round?: string;
  readonly marks?: string;
  readonly pseudonyms?: boolean;
}

/** @returns null when the export is written, else what is wrong as a sentence. */
export async function exportWorkspace(options: ExportOptions): Promise<string | null> {
  const format = formatNamed(options.format);
  if (!format) return `there is no format “${options.format}”`;
  const selection = selectionFromQuery(queryOf(options));
  if (!selection.ok) return sentences(selection.problems);
  const found = await readWorkspaceOnDisk(options);
  if (!found.ok) return sentences(found.problems);
  const { snapshot: whole, secret } = found.value;
  const chosen = selected(whole, selection.value, pseudonymsOf(secret ?? '', whole.settings.id));
  if (!chosen.ok) return sentences(chosen.problems);
  const { snapshot, choice, annotators } = chosen.value;
  const made = { generatedAt: new Date().toISOString(), choice, annotators };
  const problem = await writeOutput(options.out, exportBytes(format, snapshot, made, fileTools));
  if (problem !== null) return problem;
  console.error(`${snapshot.annotations.length} marks written as ${format.label}.`);
  for (const one of choice) console.error(one);
  console.error('Left out:');
  for (const loss of format.loses) console.error(`- ${loss}`);
  return null;
}

function queryOf(options: ExportOptions): object {
  const { sources, layers, annotators, round, marks, pseudonyms } = options;
  const given = { sources, layers, annotators, round, marks };
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(named), ...(pseudonyms ? { pseudonyms: 'yes' } : {}) };
}

/** As they stand behind "crossread: ". */
export function sentences(problems: readonly Problem[]): string {
  return problems
    .map(({ path, message }) => (path === '' ? message : `${path} ${message}`))
    .join('\n');
}
