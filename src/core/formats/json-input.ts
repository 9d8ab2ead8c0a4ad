/** JSON as it comes from outside: parsed once, or refused with a sentence. Sizes are checked before (limits). */
import { accepted, refused, type Result } from '../model/result.ts';

/** Far deeper than any of our files, far shallower than the stack. */
const DEEPEST = 100;

/** A key that would reach the prototype of whatever reads it; escaped spellings are refused with it. */
const PROTOTYPE_KEY = /(?<!\\)"(?:_|\\u005[fF]){2}proto(?:_|\\u005[fF]){2}"\s*:/;

/** Never throws. A leading BOM is taken off. */
export function parseJson(given: string): Result<unknown> {
  const text = given.replace(/^\ufeff/, '');
  if (deeperThan(text, DEEPEST)) {
    return refused({ path: '', message: `is nested deeper than ${DEEPEST} levels` });
  }
  if (PROTOTYPE_KEY.test(text)) {
    return refused({ path: '', message: 'has a key “__proto__”, which no tool writes' });
  }
  try {
    const value: unknown = JSON.parse(text);
    return accepted(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const cut = text.trim() === '' ? 'the file is empty' : reason;
    return refused({ path: '', message: `is no whole JSON: ${cut}. Export it again` });
  }
}

function deeperThan(text: string, deepest: number): boolean {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isString) {
      if (unit === 0x5c) at++;
      else if (unit === 0x22) isString = false;
    } else if (unit === 0x22) isString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > deepest) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return false;
}
