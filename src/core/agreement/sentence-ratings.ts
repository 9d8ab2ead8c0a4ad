/** Sentences as units that are given: which tags of a layer each coder used in each of them. */
import type { Layer } from '../model/codebook.ts';
import type { MemberId } from '../model/ids.ts';
import type { CodedArticle } from './coded-articles.ts';
import type { Ratings } from './ratings.ts';

const NO_TAGS: ReadonlySet<string> = new Set();

/** A row a sentence, a column each of the coders; null where the coder did not code the article. */
export function sentenceRatings(
  articles: readonly CodedArticle[],
  layer: Layer,
  coders: readonly MemberId[],
): Ratings<ReadonlySet<string>> {
  return articles.flatMap((article) => {
    const columns = coders.map((coder) =>
      article.coders.includes(coder) ? tagsBySentence(article, layer, coder) : null,
    );
    return article.sentences.map((_, at) =>
      columns.map((column) => (column ? (column.get(at) ?? NO_TAGS) : null)),
    );
  });
}

/** The sentences in which the coder used a tag of the layer, with all of those tags. */
function tagsBySentence(
  { sentences, spans }: CodedArticle,
  layer: Layer,
  coder: MemberId,
): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>();
  for (const { id } of layer.tags) {
    let at = 0;
    for (const { start, end } of spans.get(coder)?.get(id)?.merged ?? []) {
      while ((sentences[at]?.end ?? Infinity) <= start) at++;
      for (let touched = at; (sentences[touched]?.start ?? Infinity) < end; touched++) {
        const tags = found.get(touched);
        if (tags) tags.add(id);
        else found.set(touched, new Set([id]));
      }
    }
  }
  return found;
}
