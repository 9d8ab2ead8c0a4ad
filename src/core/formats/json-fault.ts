/*
 * Where a text stops being JSON, for the sentence that refuses it: what engines say of it differs, and often names no
 * place. Not the parsing (json-input.ts), and asked only of texts that were refused.
 */
import { printParseErrorCode, visit, type ParseErrorCode } from 'jsonc-parser';

/** What may be the beginning of a word or a number of JSON. */
const BEGUN = /^(?:tr?u?|fa?l?s?|nu?l?|-?\d*\.?\d*[eE]?[+-]?)$/;

/** UTF-16 offset of what no JSON has there, the length of the text where it breaks off, null where it is whole. */
export function faultIn(text: string): number | null {
  let fault: number | null = null;
  visit(
    text,
    {
      onError: (kind, offset, length) => {
        fault ??= placeOf(text, kind, offset, length);
      },
    },
    { disallowComments: true },
  );
  return fault;
}

function placeOf(text: string, kind: ParseErrorCode, offset: number, length: number): number {
  const end = offset + length;
  if (printParseErrorCode(kind) === 'UnexpectedEndOfString') return end;
  return end === text.length && BEGUN.test(text.slice(offset, end)) ? end : offset;
}
