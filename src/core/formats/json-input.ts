/** JSON as it comes from outside: parsed once, or refused with a sentence. Sizes are checked before (limits). */
import { accepted, refused, type Result } from '../model/result.ts';
import { faultIn } from './json-fault.ts';

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
  } catch {
    return refused({ path: '', message: `is no whole JSON (${brokenAt(text)}): export it again` });
  }
}

/** UTF-16 units of what is shown of the place. */
const SHOWN = 20;

/** Lines and characters from 1; the line is left out where there is one only. */
function brokenAt(text: string): string {
  if (text.trim() === '') return 'the file is empty';
  const at = faultIn(text.trimEnd()) ?? text.length;
  const words = text
    .slice(at, at + SHOWN)
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim();
  if (words === '') return 'it breaks off at its end';
  const character = `character ${at - text.lastIndexOf('\n', at - 1)}`;
  const place = text.trim().includes('\n') ? `line ${lineOf(text, at)}, ${character}` : character;
  return `it is broken at ${place}: “${words}”`;
}

/** From 1. Counted without a list of them: a hostile file has millions. */
function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1))
    line++;
  return line;
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
