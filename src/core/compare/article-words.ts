import { currentRevision, isArticleText, type Source } from '../model/source.ts';
import { countWords } from '../text/words.ts';

/** Words of the article without the furniture of its page, as Intl.Segmenter counts them for its language. */
export function articleWords(source: Source): number {
  const { text, blocks } = currentRevision(source);
  const { language } = source.metadata;
  return blocks
    .filter(isArticleText)
    .reduce((sum, { start, end }) => sum + countWords(text.slice(start, end), language), 0);
}
