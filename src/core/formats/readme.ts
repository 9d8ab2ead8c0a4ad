/** README.txt of a ZIP: what the files are, of when, and what they leave out. For people who find it in a year. */
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { counted } from '../text/counted.ts';
import type { ExportFile, Format, WriteOptions } from './format.ts';

export function readme(
  { label, use, loses }: Format,
  { settings, sources, annotations }: WorkspaceSnapshot,
  { generatedAt, choice = [] }: WriteOptions,
): ExportFile {
  const lines = [
    label,
    use,
    '',
    `Workspace: ${settings.title} (${settings.id})`,
    `Made by Crossread at ${generatedAt}: ${counted(annotations.length, 'mark', 'marks')} in ${counted(sources.length, 'article', 'articles')}.`,
    ...choice,
    '',
    'Left out:',
    ...loses.map((loss) => `- ${loss}`),
    '',
  ];
  return { path: 'README.txt', chunks: [lines.join('\n')] };
}
