/*
 * Who the words for a speaker name: “Mr Chalghoumi”, “the imam”, “he”. Proposed by rule, for English.
 * Not who people say it is (core/compare/voices). Comes from attributions found in one article; goes back to each
 * of them as a name, or as the words themselves where no name is found.
 */
import { currentRevision, isArticleText, type Source } from '../../model/source.ts';
import { asPattern } from '../../text/pattern.ts';
import type { FoundAttribution } from './find-attributions.ts';

const PRONOUN = /^(?:he|she|they|it|i|we|who|both)$/iu;
/** Words before a name that are no part of it, and after “the” stand for a person. */
const TITLE =
  /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Imam|Rabbi|Rev|Father|Bishop|Pope|King|Queen|Prince|Princess|President|Prime|Minister|Chancellor|Senator|Mayor|Governor|Judge|Captain|Colonel|General|Gen|Brig|Col|Capt|Lt|Sgt|Officer|Coach|Striker|Author|Analyst|Spokesman|Spokeswoman|Spokesperson)\.?$/iu;
const DETERMINER =
  /^(?:the|an?|one|another|some|many|several|both|his|her|their|its|our|my|this|that|these|those|other|most|all|two|three)$/iu;
const INDEFINITE = /^(?:an?|one|another|some|many|several|other|most|two|three)\b/iu;
/** What follows is not the speaker any more, but where or of what. “of” too: “Bishop of Rome” has its head before. */
const HEAD_END = /\s(?:of|in|on|at|for|from|with|who|which|to|by)\s/u;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu;

/** What is asked of an article again and again. */
interface Article {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  /** Words with a capital that do not begin a sentence. */
  readonly inSentences: ReadonlySet<string | undefined>;
  /** Names found so far. */
  readonly byRole: Map<string, string | null>;
}

const NO_ARTICLE: Article = {
  text: '',
  words: new Set(),
  inSentences: new Set(),
  byRole: new Map(),
};

/** One for each attribution, in the same order; empty where the article has no words for the speaker. */
export function speakerNames(source: Source, found: readonly FoundAttribution[]): string[] {
  const { text } = currentRevision(source);
  const article = articleOf(source);
  let last = { name: '', end: 0 };
  return found.map(({ speaker }) => {
    if (!speaker) return '';
    const words = text.slice(speaker.start, speaker.end);
    const name = PRONOUN.test(words)
      ? (lastNameIn(text.slice(last.end, speaker.start), article) ?? last.name)
      : isGroup(words, article)
        ? ''
        : (nameIn(words, article) ?? nameByRole(words, article) ?? '');
    if (name !== '') last = { name, end: speaker.end };
    return name === '' ? asCommonWords(words, article) : name;
  });
}

/** “Police”, “Critics”: one word, of many, that has a capital nowhere but at the beginning of a sentence. */
function isGroup(words: string, article: Article): boolean {
  const isOfMany = /^(?:\p{Lu}\p{Ll}+s|Police|People)$/u.test(words);
  return isOfMany && !article.inSentences.has(words);
}

/** Whether a speaker is known by name: not “a spokesman”, “police”, “one post on Twitter”. */
export function isNamedSpeaker(speaker: string): boolean {
  return nameIn(speaker, NO_ARTICLE) !== null;
}

/** The name that the head of the words ends with, without titles. */
function nameIn(words: string, article: Article): string | null {
  const head = wordsOf(headOf(words));
  let from = head.length;
  while (from > 0 && isPartOfName(head[from - 1] ?? '', from < head.length, article)) from--;
  while (PARTICLE.test(head[from] ?? '')) from++;
  const name = head.slice(from);
  return name.length === 0 ? null : name.join(' ');
}

/** The last name of two words or more, whom a pronoun behind it is likely to mean. */
function lastNameIn(words: string, article: Article): string | null {
  return (
    [...words.matchAll(FULL_NAME)].flatMap(({ 0: found }) => nameIn(found, article) ?? []).at(-1) ??
    null
  );
}

const FULL_NAME =
  /\p{Lu}[\p{L}’-]+(?:\s(?:(?:de|van|von|der|den|du|la|le|al|el|bin|da|dos)\s)*\p{Lu}[\p{L}’-]+)+/gu;
/** Part of a name between two words of it. */
const PARTICLE = /^(?:de|van|von|der|den|du|la|le|al|el|bin|da|dos)$/u;

function isPartOfName(word: string, isInside: boolean, article: Article): boolean {
  return isProper(word, article) || (isInside && PARTICLE.test(word));
}

/** Written with a capital, no title, and nowhere in the article without one. */
function isProper(word: string, article: Article): boolean {
  if (!/^\p{Lu}/u.test(word) || TITLE.test(word) || DETERMINER.test(word)) return false;
  return !article.words.has(word.toLowerCase());
}

/** “the imam” where the article has “Imam Chalghoumi” or “Hassen Chalghoumi, imam in Drancy”. */
function nameByRole(words: string, article: Article): string | null {
  if (INDEFINITE.test(words)) return null;
  const role = wordsOf(headOf(words)).at(-1);
  if (role === undefined || DETERMINER.test(role)) return null;
  const known = article.byRole.get(role);
  if (known !== undefined) return known;
  const found = bearerOf(role, article);
  article.byRole.set(role, found);
  return found;
}

function bearerOf(role: string, article: Article): string | null {
  const name = String.raw`(\p{Lu}[\p{L}’-]+(?:\s\p{Lu}[\p{L}’-]+)*)`;
  const spelled = `[${role.charAt(0).toLowerCase()}${role.charAt(0).toUpperCase()}]${asPattern(role.slice(1))}`;
  const apposed = String.raw`${name},(?:\s[\p{L}-]+){0,4}\s${spelled}(?!\p{L})`;
  const titled = String.raw`(?<!\p{L})${spelled}\s${name}`;
  for (const pattern of [titled, apposed]) {
    for (const [, found = ''] of article.text.matchAll(new RegExp(pattern, 'gu'))) {
      const proper = nameIn(found.replace(/’s$/u, ''), article);
      if (proper !== null) return proper;
    }
  }
  return null;
}

/** Without the capital that only the beginning of a sentence gave. */
function asCommonWords(words: string, article: Article): string {
  const [first = ''] = wordsOf(words);
  const isCommon =
    DETERMINER.test(first) || article.words.has(first.toLowerCase()) || isGroup(words, article);
  return isCommon ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

function headOf(words: string): string {
  const end = HEAD_END.exec(words);
  return end ? words.slice(0, end.index) : words;
}

function wordsOf(words: string): string[] {
  return words.match(WORD) ?? [];
}

/** Without headings, whose capitals say nothing of names. */
function articleOf(source: Source): Article {
  const { text, blocks } = currentRevision(source);
  const own = blocks
    .filter((block) => isArticleText(block) && block.kind !== 'heading')
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
  return {
    text: own,
    words: new Set(own.match(/[\p{L}\p{N}][\p{L}’'-]*/gu)),
    inSentences: new Set(
      [...own.matchAll(/[\p{Ll},]\s(\p{Lu}[\p{L}’-]*)/gu)].map(([, word]) => word),
    ),
    byRole: new Map(),
  };
}
