/*
 * Who is the subject of a reporting verb, as words of its sentence: before it, behind it, or of the main clause.
 * Not who that is (speakers.ts), and not grammar: borders of clauses are guessed from commas and small words.
 * Comes from a sentence whose quotations are masked; goes to the finder of attributions.
 */
import type { Span } from '../../text/segments.ts';

/** Stands for each character of a quotation, marks included, so that offsets stay. */
export const QUOTE = '\uFFFC';

const AUXILIARIES =
  /(?:(?:^|\s+)(?:has|have|had|is|was|are|were|be|been|would|will|could|did|does|do|also|then|later|now|once|again|even|just|further|previously|went on to|goes on to|go on to|[\p{Ll}]+ly))+$/iu;
const BORDER = new RegExp(
  String.raw`[;:—–(]\s*|,\s+|${QUOTE}\s*,?\s*|\s(?:but|that|while|when|after|before|because|if|where|though|although|since)\s+|(?<!\p{Lu}[\p{L}’'.-]*)\sand\s+|\sand\s+(?!\p{Lu})`,
  'giu',
);
const CONJUNCTION = /^(?:and|as|because|but|if|meanwhile|that|when|where|while)\s+/iu;
const VERB = String.raw`(?:has|have|had|is|was|are|were|will|would|did|does|went|met|wrote|said|who|which|\p{Ll}+ed)`;
const VERB_LIKE = new RegExp(`^${VERB}$`, 'iu');
const VERB_BEHIND = new RegExp(
  String.raw`(?<!(?:^|\s)(?:an?|the|his|her|their|its))\s${VERB}(?!\p{L})`,
  'iu',
);
const MOST_WORDS = 12;
/** No subject ends with these. */
const DANGLING = /(?:^|\s)(?:of|in|on|at|to|over|by|for|with|from|that|and|or|the|an?)\s*$/iu;

/** The subject that stands before the verb; null where the verb has none of its own there. */
export function subjectBefore(masked: string, cue: Span): Span | null {
  const head = masked.slice(0, cue.start).trimEnd().replace(AUXILIARIES, '').trimEnd();
  if (head === '' || head.endsWith(QUOTE)) return null;
  if (head.endsWith(',')) return apposed(head.slice(0, -1));
  const from = lastBorder(head);
  const piece = head.slice(from);
  if (/^(?:who|which)\b/iu.test(piece)) return antecedent(head.slice(0, from));
  if (VERB_LIKE.test(/^\S+/u.exec(piece)?.[0] ?? '')) return null;
  return sized(masked, from, from + (piece.search(VERB_BEHIND) + 1 || piece.length + 1) - 1);
}

/** “Kaminski, a lawyer from Paris, said”: what stands before the first comma; “the mayor, Clara Voss,”: the name. */
function apposed(head: string): Span | null {
  const comma = head.lastIndexOf(', ');
  if (comma === -1) return null;
  const sentence = Math.max(0, head.lastIndexOf(QUOTE) + 1);
  const opening = /^\s*(?:(?:meanwhile|however|instead|but|and)\b,?\s*)?/iu.exec(
    head.slice(sentence),
  );
  const from = sentence + (opening?.[0].length ?? 0);
  const first = head.indexOf(',', from);
  const rest = head.slice(first + 1).trim();
  return /^\p{Lu}[\p{L}’'.-]*(?:\s+(?:\p{Lu}|de|van|von|der)[\p{L}’'.-]*)+$/u.test(rest)
    ? sized(head, first + 1, head.length)
    : sized(head, from, first);
}

/** What “who” is about. */
function antecedent(before: string): Span | null {
  const head = before.trimEnd().replace(/,$/u, '');
  return sized(head, lastBorder(head), head.length);
}

/** “…,” said Tomas Lien, a lorry driver. */
export function subjectAfter(masked: string, cue: Span): Span | null {
  const rest = masked.slice(cue.end);
  const words = /^\s+((?:(?:Mr|Mrs|Ms|Dr|Gen|Rev|St)\.|[^,.;:—–?!\uFFFC])+)/u.exec(rest)?.[1] ?? '';
  const end = /\s(?:who|which|after|before|on|in|at|during|as|when|while|told|with)\s/u.exec(words);
  const start = cue.end + rest.length - rest.trimStart().length;
  const cut = end ? words.slice(0, end.index) : words;
  return sized(masked, start, start + cut.trimEnd().length);
}

/** The words that the sentence begins with, up to its verb. */
export function leadingSubject(masked: string): Span | null {
  let end = 0;
  for (const { 0: word, index } of masked.matchAll(/[^\s,.;:—–]+/gu)) {
    const between = masked.slice(end, index);
    if ((end > 0 && /[,.;:—–]/u.test(between)) || VERB_LIKE.test(word) || word.includes(QUOTE))
      break;
    end = index + word.length;
  }
  return sized(masked, 0, end);
}

function lastBorder(head: string): number {
  let from = 0;
  for (const { 0: match, index } of head.matchAll(BORDER)) from = index + match.length;
  return from + (CONJUNCTION.exec(head.slice(from))?.[0].length ?? 0);
}

/** Null for no words, and for more than a subject is likely to have. */
function sized(masked: string, start: number, end: number): Span | null {
  const words = masked.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const count = words.trim() === '' ? 0 : words.trim().split(/\s+/u).length;
  return count === 0 || count > MOST_WORDS || DANGLING.test(words)
    ? null
    : { start: from, end: from + words.trim().length };
}
