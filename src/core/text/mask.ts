/** Stands for one hidden UTF-16 unit of a text, so that offsets stay those of the text itself. */
export const MASK = '█';

/** True when `words` is the text, apart from units that were hidden from whoever copied it. */
export function isTextOrMask(words: string, text: string): boolean {
  if (words === text) return true;
  if (words.length !== text.length || !words.includes(MASK)) return false;
  for (let unit = 0; unit < words.length; unit++) {
    if (words[unit] !== MASK && words[unit] !== text[unit]) return false;
  }
  return true;
}
