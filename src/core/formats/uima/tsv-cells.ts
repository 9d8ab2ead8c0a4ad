/** Cells of a WebAnno TSV: several annotations stacked, each with a value and perhaps a number. */
import { unescapeValue } from './tsv-escapes.ts';

export interface TsvCell {
  /** Null for `*` and `_`: nothing is said. */
  readonly value: string | null;
  /** What annotations have that reach over several rows or share one: "3", or "chain 2-1"; null where there is none. */
  readonly number: string | null;
}

const EMPTY = '_';

/** By place in the stack; none for `_`. Numbers of slot targets are not of the annotation: give `isTarget`. */
export function cellsOf(written: string, isTarget = false): TsvCell[] {
  if (written === EMPTY) return [];
  return parts(written, '|').map((part) => (isTarget ? { value: part, number: null } : cell(part)));
}

/** How many targets a cell of slots names. */
export function countTargets(written: string): number {
  const targets = cellsOf(written, true).flatMap(({ value }) => parts(value ?? '', ';'));
  return targets.filter((target) => target !== EMPTY && target !== '*').length;
}

function cell(part: string): TsvCell {
  const numbered = ending(part, '[', /^\[(\d+|\d+_\d+)\]$/);
  const chained = numbered ? null : ending(part, '->', /^->(\d+-\d+)$/);
  const value = numbered?.value ?? chained?.value ?? part;
  const chain = chained ? `chain ${chained.number}` : null;
  const isNothing = value === '*' || value === EMPTY || value === '';
  return { value: isNothing ? null : unescapeValue(value), number: numbered?.number ?? chain };
}

/** A value and the number behind it, which begins with the last such sign; null where that is of the value itself. */
function ending(
  part: string,
  sign: string,
  form: RegExp,
): { readonly value: string; readonly number: string } | null {
  const at = part.lastIndexOf(sign);
  const number = at < 0 ? undefined : form.exec(part.slice(at))?.[1];
  if (number === undefined) return null;
  // Two backslashes are one of the value; one that is left over escapes the sign.
  let slashes = 0;
  while (part[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1 ? null : { value: part.slice(0, at), number };
}

/** Between separators that no backslash stands before. */
function parts(written: string, separator: string): string[] {
  if (!written.includes('\\')) return written.split(separator);
  const found: string[] = [];
  let start = 0;
  for (let at = 0; at < written.length; at++) {
    const character = written[at];
    if (character === '\\') at++;
    else if (character === separator) {
      found.push(written.slice(start, at));
      start = at + 1;
    }
  }
  found.push(written.slice(start));
  return found;
}
