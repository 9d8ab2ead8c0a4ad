import type { Revision } from '#core/model/source.ts';

/** `at` 0 is the first text. */
export function revisionName({ frozen }: Pick<Revision, 'frozen'>, at: number): string {
  if (at === 0) return 'First text';
  return frozen === undefined ? `Correction ${at}` : `Corrected on ${momentWords(frozen)}`;
}

/** On the reader's own clock. */
function momentWords(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(instant),
  );
}
