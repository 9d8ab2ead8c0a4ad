import { isSameWords } from '#core/formats/same-words.ts';

/** Words of a page compared, however they are spaced and quoted. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

export function isSame(text: string, other: string | null): boolean {
  return other !== null && isSameWords(text, other);
}

/** Letters and digits alone: the same for straight and curly quotes, spaces and dashes of any kind. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
