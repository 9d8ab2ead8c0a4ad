/** The draft in this window, so that a reload loses nothing. Gone when the window is closed. */
import * as v from 'valibot';
import { draftSchema, type Draft } from './draft.ts';

const KEY = 'crossread/draft';

export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Larger than what the browser keeps: it stays on the page, only a reload would lose it.
  }
}

export function keptDraft(): Draft | null {
  const draft = v.safeParse(
    v.pipe(v.string(), v.parseJson(), draftSchema),
    sessionStorage.getItem(KEY),
  );
  return draft.success ? draft.output : null;
}

export function dropDraft(): void {
  sessionStorage.removeItem(KEY);
}
