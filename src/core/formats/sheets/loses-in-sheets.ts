import { LOSES_FIRST_PASSES } from '../format.ts';

/** What tables do not hold, in whatever file. */
export const LOSES_IN_SHEETS = [
  'The texts of the articles: the sheets hold what is marked, with up to 32 characters on each side.',
  'Where a marked piece runs over several paragraphs, only the first is named.',
  'Earlier statements on a link, a pair of passages or an attribution: the latest word stands (of decisions every one is there).',
  'What a rule found and nobody has said anything about: quotations and passages that only the program proposes.',
  'In the figures of agreement: marks whose words are gone since a correction, marks on page furniture, and articles that fewer than two people marked.',
  'The name, the rules and the earlier revisions of the code book.',
  'The shared notes.',
  LOSES_FIRST_PASSES,
] as const;
