import type { Origin } from '#core/compare/alignment/judged-alignment.ts';

/** Why the rule proposes it, with its score from 0 to 1. */
export function reasonWords(origin: Origin): string {
  if (origin.kind === 'member') return '';
  const { shared, run } = origin.reason;
  const words = shared.length > 0 ? `both have ${shared.join(', ')}` : '';
  const reuse = run > 0 ? `${run} words in a row` : '';
  const why = [words, reuse].filter((part) => part !== '').join('; ');
  return `By rule, ${origin.score.toFixed(2)}: ${why}`;
}
