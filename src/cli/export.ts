/** `crossread export`: from the data folder to a file, whole or not at all. */
import { formatNamed } from '#core/formats/index.ts';
import { counted } from '#core/text/counted.ts';
import { writeSnapshot } from '#server/write-export.ts';
import { readWorkspaceOnDisk } from './data-folder.ts';
import { writeOutput } from './output.ts';
import { selectionOf, sentences, type SelectionFlags } from './selection-flags.ts';
import { tell } from './tell.ts';

export interface ExportOptions extends SelectionFlags {
  readonly format: string;
  /** A path, or - for the standard output. */
  readonly out: string;
}

/** Without one anybody could find a member by trying ids, and later exports would have other pseudonyms. */
const NO_SECRET =
  'pseudonyms need the secret of the data folder, which it gets when a server first starts with it. Start one with this folder, then export again';

/** @returns null when the export is written, else what is wrong as a sentence. */
export async function exportWorkspace(options: ExportOptions): Promise<string | null> {
  const format = formatNamed(options.format);
  if (!format) return `there is no format “${options.format}”`;
  const selection = selectionOf(options);
  if (!selection.ok) return sentences(selection.problems);
  const found = await readWorkspaceOnDisk(options);
  if (!found.ok) return sentences(found.problems);
  const { snapshot, secret } = found.value;
  if (secret === null && selection.value.pseudonyms) return NO_SECRET;
  const generatedAt = new Date().toISOString();
  const order = { selection: selection.value, secret: secret ?? '', generatedAt };
  const written = writeSnapshot(snapshot, format, order);
  if (!written.ok) return sentences(written.problems);
  const { bytes, marks, choice } = written.value;
  const problem = await writeOutput(options.out, bytes);
  if (problem !== null) return problem;
  tell(`${counted(marks, 'mark', 'marks')} written as ${format.label}.`);
  for (const one of choice) tell(one);
  tell('Left out:');
  for (const loss of format.loses) tell(`- ${loss}`);
  return null;
}
