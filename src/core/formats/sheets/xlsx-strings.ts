/** Text in the cells of a workbook: written in its place, or once for all where a column says the same again and again. */
import { xmlText } from '../xml.ts';

/** UTF-16 units: what Excel and LibreOffice take. */
export const LONGEST_CELL = 32_767;

/** A column with more different texts than this does not repeat itself. */
const MOST_SHARED_A_COLUMN = 200;

/** Texts by their number in the workbook. Memory is bounded by the number of columns. */
export class SharedStrings {
  /** By text: what stands behind the place of a cell that refers to it. */
  readonly #cells = new Map<string, string>();

  /** A cell from behind its place, `" t="s"><v>5</v></c>`. `column` counts what its column has added. */
  cell(content: string | number, column: { strings: number }): string {
    if (typeof content === 'number') return `"><v>${content}</v></c>`;
    if (column.strings >= MOST_SHARED_A_COLUMN) {
      return `" t="inlineStr"><is>${element(content)}</is></c>`;
    }
    const known = this.#cells.get(content);
    if (known !== undefined) return known;
    column.strings++;
    const cell = `" t="s"><v>${this.#cells.size}</v></c>`;
    this.#cells.set(content, cell);
    return cell;
  }

  /** The elements of the part `sharedStrings.xml`, in order. */
  *items(): Generator<string> {
    for (const text of this.#cells.keys()) yield `<si>${element(text)}</si>`;
  }
}

/** White space at an edge is dropped by readers unless it is asked for. */
function element(text: string): string {
  if (text.length <= LONGEST_CELL && PLAIN.test(text)) return `<t>${text}</t>`; // nine in ten, by one look
  const keeps = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<t${keeps}>${cellText(text)}</t>`;
}

// oxlint-disable-next-line no-control-regex -- what XML cannot carry, OOXML writes as _x0001_
const ESCAPED = /_(?=x[0-9a-fA-F]{4}_)|[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]/g;
const CUT = ' … [cut]';

/** Neither anything to escape nor white space at an edge. */
const PLAIN =
  // oxlint-disable-next-line no-control-regex -- see ESCAPED
  /^(?!\s)[^&<>_\u0000-\u001f\ud800-\udfff\ufffe\uffff]*(?<!\s)$/;

function cellText(text: string): string {
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
