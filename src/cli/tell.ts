/** What the command line says, on the standard error. Words out of foreign files stand in it as they can be seen. */

/** Control characters, with which a file could rule a terminal or forge a line, and those that turn words round. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A line, whatever stands in it. */
export function tell(line: string): void {
  console.error(visible(line));
}

/** Several lines, parted by line breaks. */
export function tellLines(text: string): void {
  for (const line of text.split('\n')) tell(line);
}

/** With `\\u001b` in place of the character itself. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (found) => {
    const code = (found.codePointAt(0) ?? 0).toString(16);
    return `\\u${code.padStart(4, '0')}`;
  });
}
