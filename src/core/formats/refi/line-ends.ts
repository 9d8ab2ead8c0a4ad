/*
 * Which line ends the positions of a file are for. Some programs write a text with CRLF and count each as one
 * (older ATLAS.ti), others as two (NVivo), and neither says so (research: formats 0.1).
 * Decided by where the selections begin and end: people mark whole words.
 */
import { OffsetTable, type OffsetUnit } from '../../text/units.ts';
import type { ForeignSpan } from '../foreign-work.ts';
import type { XmlElement } from '../xml.ts';
import { selectionSpan } from './selection-span.ts';

const UNITS: readonly OffsetUnit[] = ['code-point', 'utf-16'];

/** The text as it is, unless more selections fall on the edges of words when each CRLF counts as one. */
export function textAsCounted(text: string, selections: readonly XmlElement[]): string {
  if (!text.includes('\r\n')) return text;
  const counted = text.replaceAll('\r\n', '\n');
  const spans = selections.flatMap((selection) => selectionSpan(selection) ?? []);
  return mostEdges(counted, spans) > mostEdges(text, spans) ? counted : text;
}

/** In the unit that fits better: how many ends of spans fall on the edge of a word. */
function mostEdges(text: string, spans: readonly ForeignSpan[]): number {
  const offsets = new OffsetTable(text);
  const length = offsets.toCodePoints(text.length);
  const counts = UNITS.map((unit) => {
    const isEdge = (offset: number): boolean => {
      if (unit === 'utf-16') return isWordEdge(text, offset);
      return offset <= length && isWordEdge(text, offsets.toUtf16(offset));
    };
    return spans.reduce(
      (sum, { start, end }) => sum + Number(isEdge(start)) + Number(isEdge(end)),
      0,
    );
  });
  return Math.max(...counts);
}

function isWordEdge(text: string, at: number): boolean {
  if (at > text.length) return false;
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) !== /[\p{L}\p{N}]/u.test(text.charAt(at));
}
