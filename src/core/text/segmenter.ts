const known = new Map<string, Intl.Segmenter>();

/** A language is what a page states about itself: where it is no language tag, the rules for all languages hold. */
export function segmenterFor(
  language: string | null,
  granularity: 'word' | 'sentence',
): Intl.Segmenter {
  const key = `${granularity} ${language ?? ''}`;
  const made = known.get(key) ?? make(language, granularity);
  known.set(key, made);
  return made;
}

function make(language: string | null, granularity: 'word' | 'sentence'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? 'und', { granularity });
  } catch {
    return new Intl.Segmenter('und', { granularity });
  }
}
