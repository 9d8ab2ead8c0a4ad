/** A class list as somebody pastes it: one name a line, from a document, a mail or a column of a table. */
import * as v from 'valibot';
import { displayNameSchema } from './member.ts';
import { accepted, refused, type Result } from './result.ts';

/** As many as one command takes. */
export const MOST_SEATS = 200;

/** Numbers and bullets before a name are dropped, and so is a name that stands there twice. */
export function readSeatList(pasted: string): Result<string[]> {
  const names = new Set<string>();
  for (const [index, line] of pasted.split(/\r\n|[\n\r]/).entries()) {
    const name = line
      .replace(/^\s*(?:\d{1,3}\s*[.):]?\s|[-*•–]\s)/u, '')
      .replace(/\s+/gu, ' ')
      .trim();
    if (name === '') continue;
    const parsed = v.safeParse(displayNameSchema, name);
    if (!parsed.success) {
      const [issue] = parsed.issues;
      return refused({ path: `line ${index + 1}`, message: `Line ${index + 1}: ${issue.message}` });
    }
    names.add(parsed.output);
  }
  if (names.size > MOST_SEATS) {
    return refused({ path: '', message: `At most ${MOST_SEATS} names at once.` });
  }
  return accepted([...names]);
}
