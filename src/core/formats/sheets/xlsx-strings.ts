/** Text in the cells of a workbook: written in its place, or once for all where a column says the same again and again. */
import { xmlText } from '../xml.ts';

/** UTF-16 units: what Excel and LibreOffice take. */
export const LONGEST_CELL = 32_767;

/** A column with more different texts than this does not repeat itself. */
const MOST_SHARED_A_COLUMN = 200;

/** Texts by their number in the workbook. Memory is bounded by the number of columns. */
export class SharedStrings {
  readonly #indices = new Map<string, number>();

  /** Null: the text is to stand in its place. `column` counts what its column has added. */
  indexOf(text: string, column: { strings: number } | undefined): number | null {
    const known = this.#indices.get(text);
    if (known !== undefined) return known;
    if (!column || column.strings >= MOST_SHARED_A_COLUMN) return null;
    column.strings++;
    const index = this.#indices.size;
    this.#indices.set(text, index);
    return index;
  }

  /** The elements of the part `sharedStrings.xml`, in order. */
  *items(): Generator<string> {
    for (const text of this.#indices.keys()) yield `<si>${element(text)}</si>`;
  }
}

/** Of a cell that holds its own text. */
export function inline(text: string): string {
  return `<is>${element(text)}</is>`;
}

/** White space at an edge is dropped by readers unless it is asked for. */
function element(text: string): string {
  const keeps = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<t${keeps}>${cellText(text)}</t>`;
}

// oxlint-disable-next-line no-control-regex -- what XML cannot carry, OOXML writes as _x0001_
const ESCAPED = /_(?=x[0-9a-fA-F]{4}_)|[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]/g;
const CUT = ' … [cut]';

// oxlint-disable-next-line no-control-regex -- see ESCAPED
const PLAIN = /^[^&<>_\u0000-\u001f\ud800-\udfff\ufffe\uffff]*$/;

function cellText(text: string): string {
  if (text.length <= LONGEST_CELL && PLAIN.test(text)) return text; // nine in ten, at a third of the time
  const short =
    text.length > LONGEST_CELL
      ? text.slice(0, LONGEST_CELL - CUT.length).toWellFormed() + CUT
      : text;
  return xmlText(
    short.replace(ESCAPED, (found) => {
      const code = found.charCodeAt(0).toString(16).toUpperCase();
      return `_x${code.padStart(4, '0')}_`;
    }),
  );
}
