/**
 * Whether two texts are the same words, however white space parts them; what stands at their ends does not count.
 * Stops where they differ: a hostile file holds many short quotes against stretches of a hundred thousand characters.
 */
export function isSameWords(one: string, two: string): boolean {
  if (one === two) return true;
  let a = behindSpace(one, 0);
  let b = behindSpace(two, 0);
  while (a < one.length && b < two.length) {
    if (one.charCodeAt(a) !== two.charCodeAt(b)) return false;
    const nextA = behindSpace(one, a + 1);
    const nextB = behindSpace(two, b + 1);
    const isParted = nextA > a + 1 && nextA < one.length;
    if (isParted !== (nextB > b + 1 && nextB < two.length)) return false;
    a = nextA;
    b = nextB;
  }
  return a >= one.length && b >= two.length;
}

function behindSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** No white space has a code between these, so that most characters need no pattern. */
const [LAST_OF_ASCII, FIRST_BEYOND] = [0x20, 0xa0];

function isSpace(code: number): boolean {
  if (code > LAST_OF_ASCII && code < FIRST_BEYOND) return false;
  return /\s/.test(String.fromCharCode(code));
}
