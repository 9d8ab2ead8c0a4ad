/**
 * A name as it is compared: case, spaces and punctuation make no other name. One that has neither letters nor digits
 * stays as it is, so that “!!!” is not “???”.
 */
export function comparableWords(words: string): string {
  const letters = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return letters === '' ? words.trim() : letters;
}
