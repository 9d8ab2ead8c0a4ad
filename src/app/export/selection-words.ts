import type { Selection } from '#core/formats/selection.ts';
import { counted } from '../words.ts';

/** What is chosen for an export, in one line. */
export function summaryOf(selection: Selection): string {
  const { sources, layers, annotators, round, marks, pseudonyms } = selection;
  if (sources?.length === 0) return 'Nothing: no article is chosen';
  if (layers?.length === 0) return 'Nothing: no layer is chosen';
  if (annotators?.length === 0) return 'Nothing: no annotator is chosen';
  const parts = [
    sources && counted(sources.length, 'article', 'articles'),
    layers && counted(layers.length, 'layer', 'layers'),
    annotators && counted(annotators.length, 'annotator', 'annotators'),
    round !== null && `the first pass of round ${round}`,
    marks !== 'annotators' && (marks === 'both' ? 'both versions' : 'the adjudicated version'),
  ].filter((part) => typeof part === 'string');
  const what = parts.length === 0 ? 'Everything' : `Only ${parts.join(', ')}`;
  return `${what}, ${pseudonyms ? 'under pseudonyms' : 'with names'}`;
}
