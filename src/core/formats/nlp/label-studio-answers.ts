/*
 * What Label Studio's results say about a region beside its label: choices, texts, ratings, numbers, taxonomies, dates.
 * Each repeats the words of its region, so that only its type tells which part of it is the answer.
 */
import { addTo } from '../../model/lists-by-key.ts';
import type { ForeignMark } from '../foreign-work.ts';
import type { LabelResult } from './label-studio-tasks.ts';

/** Type -> the key of its value that has the answer. */
const ANSWERED_IN: ReadonlyMap<string, string> = new Map([
  ['choices', 'choices'],
  ['textarea', 'text'],
  ['rating', 'rating'],
  ['number', 'number'],
  ['taxonomy', 'taxonomy'],
  ['datetime', 'datetime'],
]);

export function isAnswer({ type }: LabelResult): boolean {
  return ANSWERED_IN.has(type);
}

/**
 * What all results with the id of a region say about it. Answers of our control for notes are its note, before what
 * was noted about it in Label Studio itself; all other answers are attributes, by their control.
 */
export function sayingsOf(
  results: readonly LabelResult[],
): Pick<ForeignMark, 'note' | 'attributes'> {
  const notes: string[] = [];
  // Any result of a region may repeat it.
  const regionNotes = new Set<string>();
  const attributes = new Map<string, string[]>();
  for (const { from_name: control, type, value, meta } of results) {
    regionNotes.add(wordsIn(meta.text, '\n'));
    const key = ANSWERED_IN.get(type);
    if (key === undefined) continue;
    const said = wordsIn(value[key]);
    const name = control.replace(/^attribute-/, '');
    if (control === 'note') notes.push(said);
    else addTo(attributes, name, said);
  }
  const joined = [...attributes].map(([name, said]) => [name, said.join('; ')] as const);
  const note = [...notes, ...regionNotes].filter((one) => one !== '').join('\n');
  return { note, attributes: Object.fromEntries(joined) };
}

/** A taxonomy has paths: [["Animals", "Cats"], ["Plants"]] is “Animals / Cats; Plants”. */
function wordsIn(answer: unknown, separator = '; '): string {
  if (Array.isArray(answer)) return answer.map((one) => wordsIn(one, ' / ')).join(separator);
  return typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '';
}
