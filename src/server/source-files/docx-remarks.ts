/*
 * What a person is told of a Word document: what was left out of it, and what to look at.
 * Not the leaving out (core/sources/word-as-shown.ts, and the library that reads the document).
 */
import type { WordFact } from '#core/sources/word-as-shown.ts';

const OF_FACTS: Readonly<Record<WordFact, string>> = {
  changes: 'The document has tracked changes: they were taken as accepted.',
  hidden: 'Words that are hidden in the document were left out.',
  readings: 'Readings set above characters (ruby) were left out; the characters are there.',
  textBoxes: 'The document has text boxes: check that their text is there.',
};

export function factRemarks(facts: ReadonlySet<WordFact>): string[] {
  return [...facts].map((fact) => OF_FACTS[fact]).toSorted();
}

const FORMULAS = 'Formulas were left out: type them where they matter.';
const OTHER_DOCUMENT = 'Another document that is set into this one was left out: paste its text.';
const FILLED_IN = 'Dates or page numbers that Word fills in were left out.';
const LETTERING = 'Lettering made as a picture (WordArt) was left out: type it where it matters.';
const SIGNS = 'Signs of a special font were left out: type them where they matter.';

const OF_ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['oMath', FORMULAS],
  ['oMathPara', FORMULAS],
  ['altChunk', OTHER_DOCUMENT],
  ['subDoc', OTHER_DOCUMENT],
  ...['pgNum', 'dayShort', 'dayLong', 'monthShort', 'monthLong', 'yearShort', 'yearLong'].map(
    (name) => [name, FILLED_IN] as const,
  ),
  ['textpath', LETTERING],
]);

/** Elements without words: properties, limits of protected stretches, how a drawing looks, ink. */
const WORDLESS =
  /(?:Pr|Range(?:Start|End))$|^(?:permStart|permEnd|tblPrEx|contentPart|control|movie)$/;
const DRAWN = /^(?:v:|office-word:|\{urn:schemas-microsoft-com:)/;

const MOST_NAMED = 5;
const LONGEST_NAME = 40;

/** `messages` are those of the library, in its words. */
export function messageRemarks(messages: readonly string[]): string[] {
  const remarks = new Set<string>();
  const unknown = new Set<string>();
  for (const message of messages) {
    const [, element] = /^An unrecognised element was ignored: (.+)$/s.exec(message) ?? [];
    if (message.startsWith('A w:sym element with an unsupported character')) remarks.add(SIGNS);
    if (element === undefined) continue;
    const [name = ''] = /[^:}]*$/.exec(element) ?? [];
    const known = OF_ELEMENTS.get(name);
    if (known !== undefined) remarks.add(known);
    else if (!WORDLESS.test(name) && !DRAWN.test(element)) unknown.add(name);
  }
  if (unknown.size > 0) remarks.add(unknownRemark([...unknown]));
  return [...remarks];
}

function unknownRemark(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).map((name) => name.slice(0, LONGEST_NAME));
  const more = names.length - named.length;
  return `Parts of a kind that is not read were left out (${named.join(', ')}${more > 0 ? `, and ${more} more kinds` : ''}): check whether they had words.`;
}
