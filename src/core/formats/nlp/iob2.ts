/*
 * IOB2: for each annotator, layer and text a file with a token and its tag in a line. Tokens are the words of
 * Intl.Segmenter for the language of the article, and every other visible character by itself (research: formats 1.9).
 */
import type { PublishedAnnotation } from '../../model/annotation.ts';
import type { Layer } from '../../model/codebook.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { segmenterFor } from '../../text/segmenter.ts';
import type { Span } from '../../text/segments.ts';
import { annotatorTexts, type AnnotatorText } from '../annotator-texts.ts';
import { markedTexts, type MarkedText } from '../marked-texts.ts';
import {
  LOSES_BESIDE_MARKS,
  LOSES_FIRST_PASSES,
  type ExportFile,
  type FolderFormat,
} from '../format.ts';
import { SnapshotIndex } from '../snapshot-index.ts';
import { firstWhere } from '../../text/first-where.ts';

export const iob2: FolderFormat = {
  kind: 'folder',
  id: 'iob2',
  label: 'IOB2 (CoNLL): a token and its tag in each line',
  use: 'seqeval, NLTK, Hugging Face and other tools for token classification.',
  fileExtension: 'zip',
  mediaType: 'application/zip',
  loses: [
    'Of two marks of one annotator and layer that share a token, the shorter one: left-out.tsv lists them.',
    'Where a mark begins or ends inside a token, the whole token is tagged.',
    'Which tags are one mark: in the next sentence, and in each further piece, it begins again with B-.',
    'The text between tokens: tokens.tsv has the position of every token, in UTF-16 units.',
    'Notes, attributes, ids, times, metadata, the code book.',
    LOSES_BESIDE_MARKS,
    LOSES_FIRST_PASSES,
  ],
  *files(snapshot) {
    const index = new SnapshotIndex(snapshot);
    const tokens = new Map(markedTexts(snapshot).map((text) => [text.name, tokensOf(text)]));
    const lost: string[] = [];
    for (const one of annotatorTexts(snapshot)) {
      const sentences = tokens.get(one.text.name) ?? [];
      for (const layer of snapshot.codeBook.layers) {
        yield annotatorFile(one, layer, sentences, index, lost);
      }
    }
    yield { path: 'tokens.tsv', chunks: tokenPositions(tokens, markedTexts(snapshot)) };
    yield { path: 'left-out.tsv', chunks: ['text\tannotator\tannotation\ttag\n', ...lost] };
  },
};

type Sentence = readonly Span[];

/** UTF-16 spans of tokens, by sentence; blocks are sentences of their own. */
function tokensOf({ source, revision: { text, blocks } }: MarkedText): Sentence[] {
  const { language } = source.metadata;
  const words = segmenterFor(language, 'word');
  return blocks
    .flatMap((block) => sentencesOf(text, block, language))
    .map(({ start, end }) =>
      [...words.segment(text.slice(start, end))].flatMap(({ index, segment }) =>
        // Readers split lines at any white space, also at those that Unicode added.
        /^[\s\p{C}\p{Z}]*$/u.test(segment)
          ? []
          : [{ start: start + index, end: start + index + segment.length }],
      ),
    )
    .filter((sentence) => sentence.length > 0);
}

function annotatorFile(
  one: AnnotatorText,
  layer: Layer,
  sentences: readonly Sentence[],
  index: SnapshotIndex,
  lost: string[],
): ExportFile {
  const { text, folder, annotations, annotatorName } = one;
  const own = annotations.filter((mark) => index.find(mark).layer.id === layer.id);
  const tags = tagged(sentences, own, (mark) =>
    lost.push(`${text.name}\t${annotatorName.replace(/\s+/g, ' ')}\t${mark.id}\t${mark.tag}\n`),
  );
  let at = 0;
  const lines = sentences.flatMap((sentence) => [
    ...sentence.map(({ start, end }) => {
      const token = text.revision.text.slice(start, end).replace(/\s/g, '_');
      return `${token}\t${tags[at++] ?? 'O'}\n`;
    }),
    '\n',
  ]);
  return { path: `${folder}/${layer.id}/${text.name}.conll`, chunks: lines };
}

/**
 * One tag a token, for the tokens of all sentences. The longest mark is placed first; a mark that meets a taken token
 * is handed to `loses`. Readers take a sentence that begins with I- for a mistake.
 */
function tagged(
  sentences: readonly Sentence[],
  annotations: readonly PublishedAnnotation[],
  loses: (mark: PublishedAnnotation) => void,
): string[] {
  const tokens = sentences.flat();
  const tags = tokens.map(() => 'O');
  const firsts = new Set<Span | undefined>(sentences.map(([first]) => first));
  for (const mark of annotations.toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
    const runs = mark.target.segments.map((segment) => tokensIn(tokens, segment));
    const covered = runs.flat();
    if (covered.length === 0 || covered.some((token) => tags[token] !== 'O')) {
      loses(mark);
      continue;
    }
    const name = mark.tag.replace(/\s/g, '_');
    for (const run of runs) {
      for (const [at, token] of run.entries()) {
        const begins = at === 0 || firsts.has(tokens[token]);
        tags[token] = `${begins ? 'B' : 'I'}-${name}`;
      }
    }
  }
  return tags;
}

function lengthOf({ target }: PublishedAnnotation): number {
  return target.segments.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Indices of the tokens that a span touches: by bisection, since texts are long and marks many. */
function tokensIn(tokens: readonly Span[], { start, end }: Span): number[] {
  const found: number[] = [];
  const first = firstWhere(tokens, (token) => token.end > start);
  for (let at = first; (tokens[at]?.start ?? end) < end; at++) found.push(at);
  return found;
}

function* tokenPositions(
  tokens: ReadonlyMap<string, readonly Sentence[]>,
  texts: readonly MarkedText[],
): Generator<string> {
  yield 'text\tsentence\ttoken\tstart_utf16\tend_utf16\n';
  for (const { name } of texts) {
    let number = 0;
    for (const [sentence, spans] of (tokens.get(name) ?? []).entries()) {
      for (const { start, end } of spans) {
        yield `${name}\t${sentence + 1}\t${++number}\t${start}\t${end}\n`;
      }
    }
  }
}
