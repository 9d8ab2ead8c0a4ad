/*
 * Where a text stops being JSON, for the sentence that refuses it: what engines say of it differs, and often names no
 * place. Not the parsing (json-input.ts), and asked only of texts that were refused.
 */

/** UTF-16 offset of what no JSON has there, the length of the text where it breaks off, null where it is whole. */
export function faultIn(text: string): number | null {
  const scan = new Scan(text);
  if (!scan.value() || scan.hasMore()) return scan.at;
  return null;
}

const ESCAPED = '"\\/bfnrt';
/** Longer ones are taken for numbers: none that people write is. */
const LONGEST_NUMBER = 400;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Each step answers whether it found what it is named after; where it did not, `at` is where that ends. */
class Scan {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  hasMore(): boolean {
    this.#skipSpace();
    return this.at < this.#text.length;
  }

  value(): boolean {
    this.#skipSpace();
    const first = this.#text.charAt(this.at);
    if (first === '{') return this.#items('}', () => this.#member());
    if (first === '[') return this.#items(']', () => this.value());
    if (first === '"') return this.#string();
    if (/[-\d]/.test(first)) return this.#number();
    return this.#word('true') || this.#word('false') || this.#word('null');
  }

  #items(close: string, item: () => boolean): boolean {
    this.at++;
    this.#skipSpace();
    if (this.#takes(close)) return true;
    do {
      if (!item()) return false;
      this.#skipSpace();
    } while (this.#takes(','));
    return this.#takes(close);
  }

  #member(): boolean {
    this.#skipSpace();
    if (this.#text.charAt(this.at) !== '"' || !this.#string()) return false;
    this.#skipSpace();
    return this.#takes(':') && this.value();
  }

  #string(): boolean {
    for (this.at++; this.at < this.#text.length; this.at++) {
      const unit = this.#text.charCodeAt(this.at);
      if (unit < 0x20) return false;
      if (unit === 0x22) return this.#takes('"');
      if (unit !== 0x5c) continue;
      const length = this.#escapeLength();
      if (length === 0) return false;
      this.at += length;
    }
    return false;
  }

  /** Behind its backslash; 0 where it is none. */
  #escapeLength(): number {
    const escape = this.#text.slice(this.at + 1, this.at + 6);
    if (/^u[\da-fA-F]{4}/.test(escape)) return 5;
    return escape !== '' && ESCAPED.includes(escape.charAt(0)) ? 1 : 0;
  }

  #number(): boolean {
    let end = this.at;
    while (/[-+.\deE]/.test(this.#text.charAt(end))) end++;
    const isNumber = end - this.at > LONGEST_NUMBER || NUMBER.test(this.#text.slice(this.at, end));
    if (isNumber || end === this.#text.length) this.at = end;
    return isNumber;
  }

  /** One that is cut off at the end breaks off there. */
  #word(word: string): boolean {
    const there = this.#text.slice(this.at, this.at + word.length);
    const isCut = there.length < word.length && there !== '' && word.startsWith(there);
    if (there === word || isCut) this.at += there.length;
    return there === word;
  }

  #takes(character: string): boolean {
    if (this.#text.charAt(this.at) !== character) return false;
    this.at++;
    return true;
  }

  #skipSpace(): void {
    while (/[ \t\n\r]/.test(this.#text.charAt(this.at))) this.at++;
  }
}
