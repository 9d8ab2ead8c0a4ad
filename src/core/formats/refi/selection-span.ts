import type { ForeignSpan } from '../foreign-work.ts';
import type { XmlElement } from '../xml.ts';

/** Where a selection stands, in the unit of the file; null where its positions cannot be read. May be empty. */
export function selectionSpan({ attributes }: XmlElement): ForeignSpan | null {
  const start = offsetOf(attributes.get('startPosition'));
  const end = offsetOf(attributes.get('endPosition'));
  return start === null || end === null || end < start ? null : { start, end };
}

/** xsd:integer, not below 0 and not beyond what a number holds exactly. */
function offsetOf(given: string | undefined): number | null {
  return given !== undefined && /^\s*\+?\d{1,15}\s*$/.test(given) ? Number(given) : null;
}
