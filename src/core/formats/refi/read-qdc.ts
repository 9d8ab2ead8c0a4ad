/** Reads a REFI-QDA code book (.qdc), whichever program wrote it. */
import { accepted, refused, type Result } from '../../model/result.ts';
import type { ForeignCode } from '../foreign-work.ts';
import { childNamed, listed, refiRoot } from './elements.ts';
import { readCodes } from './read-codes.ts';
import { Unread } from './unread.ts';

export interface ForeignCodeBook {
  /** In the order of the file; `layer` is the name of the category or code above, '' at the top. */
  readonly codes: readonly ForeignCode[];
  /** What the file holds and Crossread has no place for, one sentence each. */
  readonly unread: readonly string[];
}

/** `text` is the decoded file. Never throws: problems are sentences. */
export function readQdc(text: string): Result<ForeignCodeBook> {
  const root = refiRoot(text, 'CodeBook');
  if (!root.ok) return root;
  const unread = new Unread();
  const codes = readCodes(childNamed(root.value, 'Codes'), unread);
  if (codes.length === 0) {
    return refused({
      path: '',
      message: 'This code book has no codes. Export one that has some.',
    });
  }
  unread.add('sets', listed(root.value, 'Sets', 'Set').length);
  return accepted({ codes, unread: unread.sentences() });
}
