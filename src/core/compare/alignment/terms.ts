/*
 * Terms: what is compared of a passage, words without their endings, names and numbers.
 * Not a linguistic stemmer: endings are cut so that "threat" and "threats" meet, at the price of a few words that
 * meet and should not. Comes from the text of a passage; goes to the weights of an alignment.
 */
import { wordsIn } from '../../text/words.ts';
import { COMMON_WORDS } from './common-words.ts';

export interface Term {
  /** The same for what counts as the same word. */
  readonly key: string;
  /** As it stands in the text. */
  readonly word: string;
  readonly isNumber: boolean;
  /** With a capital where a sentence does not begin. */
  readonly isName: boolean;
  readonly isCommon: boolean;
}

const NUMBER_WORDS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, value) => [word, String(value)]),
);

/** In the order of the text, each as often as it stands there. */
export function termsOf(text: string, language: string | null): Term[] {
  const english = language === null || /^en\b/i.test(language);
  const terms: Term[] = [];
  for (const { start, end } of wordsIn(text, language)) {
    const segment = text.slice(start, end);
    const lower = segment.toLowerCase().replace(/['’]s?$/u, '');
    const number = /^\p{N}/u.test(segment) ? lower.replaceAll(/[.,](?=\p{N}{3}\b)/gu, '') : null;
    const spelled = english ? NUMBER_WORDS.get(lower) : undefined;
    terms.push({
      key: number ?? spelled ?? (english ? withoutEnding(lower) : lower),
      word: segment,
      isNumber: number !== null || (spelled !== undefined && spelled !== '1'),
      isName: /^\p{Lu}/u.test(segment) && !/(?:^|[.!?:“"‘']\s*)$/u.test(text.slice(0, start)),
      isCommon: english && COMMON_WORDS.has(lower),
    });
  }
  return terms;
}

function withoutEnding(word: string): string {
  if (word.length < 5) return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  return word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:ations?|ings?|ers?|ed|es|ly|s)$/, '')
    .replace(/e$/, '')
    .replace(/([bdgmnprt])\1$/, '$1');
}
