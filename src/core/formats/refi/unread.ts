/*
 * What a REFI-QDA file holds and Crossread has no place for: counted by kind, told in a sentence a kind.
 * Not what is wrong with a file: that refuses it, in problems.
 */
import { counted } from '../../text/counted.ts';

const KINDS = {
  pictures: ['picture', 'pictures', 'Crossread reads texts only'],
  audio: ['sound recording', 'sound recordings', 'Crossread reads texts only'],
  video: ['video', 'videos', 'Crossread reads texts only'],
  pdfs: ['PDF without its text', 'PDFs without their text', 'there is nothing to mark in'],
  pdfSelections: [
    'area of a PDF page',
    'areas of PDF pages',
    'only what stands in its text is read',
  ],
  cases: ['case', 'cases', 'Crossread has articles only'],
  sets: ['set', 'sets', 'Crossread has none'],
  graphs: ['diagram', 'diagrams', 'Crossread has none'],
  notes: ['memo', 'memos', 'only what describes a coding itself becomes its note'],
  links: ['link', 'links', 'links between marks are made anew in Crossread'],
  variables: ['value of a variable', 'values of variables', 'only the address of a text is read'],
  descriptions: [
    'description of the project, a text or a category',
    'descriptions of the project, of texts or categories',
    'only codes and codings keep theirs',
  ],
  emptyCategories: [
    'category without codes',
    'categories without codes',
    'nothing can be marked with it',
  ],
  twinCodes: [
    'code with the GUID of another',
    'codes with the GUID of another',
    'the first is read',
  ],
  wholeTexts: ['coding of a whole text', 'codings of whole texts', 'a mark needs words'],
  uncoded: ['selection without a code', 'selections without a code', 'a mark needs a code'],
  misplaced: [
    'selection that stands in no text of the list of sources',
    'selections that stand in no text of the list of sources',
    'nobody knows what it is of',
  ],
  empty: ['selection of no length', 'selections of no length', 'there is nothing to mark'],
  unplaced: [
    'selection without positions that can be read',
    'selections without positions that can be read',
    'whole numbers are wanted, the end after the start',
  ],
  unknownCodes: [
    'coding with a code that is not in the code book',
    'codings with codes that are not in the code book',
    'nobody knows what it says',
  ],
  times: ['time without a zone', 'times without a zone', 'it could be any of two dozen'],
  missingTexts: [
    'text whose file is not in the project',
    'texts whose files are not in the project',
    'marks in it can be found by their words only',
  ],
  damagedTexts: [
    'text that is not UTF-8',
    'texts that are not UTF-8',
    'what could not be read stands as �',
  ],
  files: [
    'other file in the project',
    'other files in the project',
    'formatted texts, pictures and recordings are not read',
  ],
} as const;

export type UnreadKind = keyof typeof KINDS;

export class Unread {
  readonly #counts = new Map<UnreadKind, number>();

  add(kind: UnreadKind, count = 1): void {
    if (count > 0) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
  }

  /** In the order in which each kind was met first. */
  sentences(): string[] {
    return [...this.#counts].map(([kind, count]) => {
      const [one, many, why] = KINDS[kind];
      return `Not read: ${counted(count, one, many)} (${why}).`;
    });
  }
}
