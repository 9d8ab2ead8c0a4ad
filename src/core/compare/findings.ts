/*
 * The figures of the Findings page as data: rows, and in each a cell for every article and set of marks. A chart, its
 * table and its CSV are made of the same cells. Not how a number is written or drawn (app/findings), and not the
 * figures of voices and claims, which have the same shape. Comes from marks, the articles and the code book.
 */
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { CodeBook, Layer } from '../model/codebook.ts';
import type { MemberId, SourceId } from '../model/ids.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../text/segments.ts';
import { articleWords } from './article-words.ts';
import { codersOf, markedShare, markRate, marksIn } from './mark-figures.ts';
import { positionOf, POSITIONS } from './mark-positions.ts';
import { quotedWordsOf, voiceOf, type MarkVoice } from './mark-voices.ts';
import { tagDistribution } from './tag-shares.ts';

/** Marks that are counted together: of everybody, of one group of coders, or of one time. */
export interface MarkSet {
  readonly name: string;
  readonly marks: readonly PublishedAnnotation[];
}

export interface FigureCell {
  readonly source: Source;
  readonly set: Pick<MarkSet, 'name'>;
  /** Null where nobody coded the article. */
  readonly value: number | null;
  /** 95 % limits, for rates. */
  readonly low: number | null;
  readonly high: number | null;
  /** Things that the value is made of. */
  readonly count: number;
  /** Where they stand. */
  readonly passages: readonly FigurePassage[];
  readonly coders: readonly MemberId[];
}

/** UTF-16 units of the current revision. */
export interface FigurePassage extends Span {
  readonly source: SourceId;
}

export interface FigureRow {
  readonly label: string;
  readonly cells: readonly FigureCell[];
}

/** Of each value. rate: marks per 1,000 words and coder. share: 0 to 1. count: marks per coder. */
export type FigureUnit = 'rate' | 'share' | 'count';

export interface Figure {
  /** For a file name. */
  readonly id: string;
  readonly unit: FigureUnit;
  /** One of the things that are counted, and several. */
  readonly counted: readonly [string, string];
  readonly basis: 'from marks' | 'by rule, corrected by people';
  readonly rows: readonly FigureRow[];
}

const OF_MARKS = { counted: ['mark', 'marks'], basis: 'from marks' } as const;

interface Counted {
  readonly sets: readonly MarkSet[];
  readonly sources: readonly Source[];
}

/** Marks per 1,000 words and coder, a row a layer. */
export function rateFigure(counted: Counted, { layers }: CodeBook): Figure {
  const rows = layers.map((layer) => ({
    label: layer.label,
    cells: rateCells(counted, (marks) => marks.filter(isOf(layer))),
  }));
  return { ...OF_MARKS, id: 'rates', unit: 'rate', rows };
}

/** The rate of a layer in the reporter's words and in those of quoted sources. */
export function voiceFigure(counted: Counted, layer: Layer): Figure {
  const quoted = new Map(counted.sources.map((source) => [source, quotedWordsOf(source)]));
  const rows = (['reporter', 'quoted'] as const satisfies MarkVoice[]).map((voice) => ({
    label: voice,
    cells: rateCells(counted, (marks, source) =>
      marks.filter(
        (mark) => isOf(layer)(mark) && voiceOf(mark, quoted.get(source) ?? []) === voice,
      ),
    ),
  }));
  return { ...OF_MARKS, id: `${layer.id}-voices`, unit: 'rate', rows };
}

/** Share of each article under each tag of the layer that anybody used. */
export function shareFigure(counted: Counted, layer: Layer): Figure {
  const rows = usedTags(counted, layer).map((tag) => ({
    label: tag.label,
    cells: cellsOf(counted, (marks, source, coders) => {
      const own = marks.filter(({ tag: id }) => id === tag.id);
      return { value: markedShare(own, source, coders), marks: marksIn(own, source) };
    }),
  }));
  return { ...OF_MARKS, id: `${layer.id}-share-of-text`, unit: 'share', rows };
}

/** How the tags of the layer divide what is marked with any of them. */
export function distributionFigure(counted: Counted, layer: Layer): Figure {
  const rows = usedTags(counted, layer).map((tag) => ({
    label: tag.label,
    cells: cellsOf(counted, (marks, source, coders) => {
      const shares = tagDistribution(marks, source, layer, coders);
      const own = marksIn(marks, source).filter(({ tag: id }) => id === tag.id);
      return { value: shares.size === 0 ? null : (shares.get(tag.id) ?? 0), marks: own };
    }),
  }));
  return { ...OF_MARKS, id: `${layer.id}-shares-of-marked`, unit: 'share', rows };
}

/** Marks of the layer by where they begin. */
export function positionFigure(counted: Counted, layer: Layer): Figure {
  const rows = POSITIONS.map((position) => ({
    label: String(position),
    cells: cellsOf(counted, (marks, source, coders) => {
      const own = marks.filter(
        (mark) => isOf(layer)(mark) && positionOf(mark, source) === position,
      );
      return { value: coders.length === 0 ? null : own.length / coders.length, marks: own };
    }),
  }));
  return { ...OF_MARKS, id: `${layer.id}-positions`, unit: 'count', rows };
}

/** Makes what is counted in one article. `coders` are all who marked anything in it. */
type Count = (
  marks: readonly PublishedAnnotation[],
  source: Source,
  coders: readonly MemberId[],
) => Pick<FigureCell, 'value'> &
  Partial<FigureCell> & { readonly marks: readonly PublishedAnnotation[] };

function cellsOf({ sets, sources }: Counted, count: Count): FigureCell[] {
  return sources.flatMap((source) =>
    sets.map((set) => {
      const coders = codersOf(set.marks, source);
      const { marks, ...value } = count(set.marks, source, coders);
      const passages = marks.flatMap(passagesOf);
      const made = { source, set, coders, low: null, high: null, count: marks.length, passages };
      return { ...made, ...value };
    }),
  );
}

/** One for each piece of the mark. */
export function passagesOf({ target }: Pick<PublishedAnnotation, 'target'>): FigurePassage[] {
  return target.segments.map(({ start, end }) => ({ source: target.source, start, end }));
}

function rateCells(
  counted: Counted,
  choose: (marks: readonly PublishedAnnotation[], source: Source) => readonly PublishedAnnotation[],
): FigureCell[] {
  const words = new Map(counted.sources.map((source) => [source, articleWords(source)]));
  return cellsOf(counted, (all, source, coders) => {
    const marks = choose(marksIn(all, source), source);
    const rate = markRate(marks.length, words.get(source) ?? 0, coders.length);
    return {
      marks,
      value: rate?.rate ?? null,
      low: rate?.low ?? null,
      high: rate?.high ?? null,
    };
  });
}

function usedTags({ sets }: Counted, layer: Layer) {
  const used = new Set<string>(sets.flatMap(({ marks }) => marks.map(({ tag }) => tag)));
  return layer.tags.filter(({ id }) => used.has(id));
}

function isOf(layer: Layer): (mark: PublishedAnnotation) => boolean {
  const tags = new Set<string>(layer.tags.map(({ id }) => id));
  return ({ tag }) => tags.has(tag);
}
