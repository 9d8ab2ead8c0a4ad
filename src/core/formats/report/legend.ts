/** How marks of each layer look in the text, said in words for every writer. */
import type { PublishedAnnotation } from '../../model/annotation.ts';
import type { Channel } from '../../model/codebook.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import type { LegendRow } from './report-document.ts';

const LOOKS: Readonly<Record<Channel, string>> = {
  tint: 'on a tint',
  underline: 'underlined',
  wave: 'with a wavy line',
};

/** A row for each layer that was used, in the order of the code book. */
export function legendOf(
  { codeBook }: Pick<WorkspaceSnapshot, 'codeBook'>,
  marks: readonly PublishedAnnotation[],
): LegendRow[] {
  const used = new Set<string>(marks.map(({ tag }) => tag));
  return codeBook.layers
    .filter(({ tags }) => tags.some(({ id }) => used.has(id)))
    .map(({ channel, label }) => ({ channel, label: `${label}: ${LOOKS[channel]}` }));
}
