/** A new workspace as the server takes it, or what is still missing, each as a sentence with the place where it is missing. */
import * as v from 'valibot';
import { ARTICLE_LIMITS, statedWords } from '#core/model/source.ts';
import { displayNameSchema } from '#core/model/member.ts';
import { accepted, refused, type Problem, type Result } from '#core/model/result.ts';
import { lettersAt } from '#core/text/letters.ts';
import type { Create, NewSource } from '#sync/api.ts';
import {
  blocksOf,
  isUntouched,
  statedHeadline,
  type NewWorkspace,
  type NewArticle,
} from './new-workspace.ts';

const LONGEST_TITLE = 120;

/** Paths are `title`, `displayName`, `sources`, or the key of a source. Sources without a word are left out. */
export function toCreate(workspace: NewWorkspace): Result<Create> {
  const problems: Problem[] = [];
  const title = workspace.title.trim();
  if (title === '') problems.push({ path: 'title', message: 'Give the workspace a title.' });
  if (title.length > LONGEST_TITLE) {
    problems.push({
      path: 'title',
      message: `Make the title shorter: ${LONGEST_TITLE} characters at most.`,
    });
  }
  const name = v.safeParse(displayNameSchema, workspace.displayName);
  if (!name.success) problems.push({ path: 'displayName', message: name.issues[0].message });

  const own = workspace.from === 'own' ? workspace.sources : [];
  const sources = own.flatMap((source, index) => {
    if (isUntouched(source)) return [];
    const found = problemOf(source, lettersAt(index));
    if (found !== null) problems.push({ path: source.key, message: found });
    return found === null ? [toNewSource(source)] : [];
  });
  if (workspace.from === 'own' && sources.length === 0 && own.every(isUntouched)) {
    problems.push({
      path: 'sources',
      message: 'Paste at least one article, or take the ready-made ones.',
    });
  }
  if (!name.success || problems.length > 0) return refused(...problems);
  return accepted({ title, displayName: name.output, sources });
}

function problemOf(source: NewArticle, letter: string): string | null {
  const { text } = source;
  if (text.trim() === '') {
    return `Article ${letter} has details but no text. Paste its text, or remove the article.`;
  }
  if (text.length > ARTICLE_LIMITS.text) {
    return `Article ${letter} is too long: ${text.length.toLocaleString('en-GB')} characters, at most ${ARTICLE_LIMITS.text.toLocaleString('en-GB')}. Shorten it or make two of it.`;
  }
  const blocks = blocksOf(source);
  if (blocks.length > ARTICLE_LIMITS.blocks) {
    return `Article ${letter} has too many paragraphs: ${blocks.length.toLocaleString('en-GB')}, at most ${ARTICLE_LIMITS.blocks.toLocaleString('en-GB')}. Shorten it.`;
  }
  if (blocks.every(({ kind }) => kind === 'furniture')) {
    return `Everything in article ${letter} is furniture. Say of at least one block that it is part of the article.`;
  }
  return null;
}

function toNewSource(source: NewArticle): NewSource {
  const { fields } = source;
  return {
    metadata: {
      outlet: statedWords(fields.outlet),
      headline: statedWords(fields.headline) ?? statedWords(statedHeadline(source) ?? ''),
      byline: statedWords(fields.byline),
      published: statedWords(fields.published),
      updated: statedWords(fields.updated),
      url: statedWords(fields.url),
      language: statedWords(fields.language),
      retrieved: statedWords(fields.retrieved),
      licence: statedWords(fields.licence),
    },
    text: source.text,
    blocks: blocksOf(source),
  };
}
