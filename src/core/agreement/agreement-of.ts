/*
 * How far the coders of a workspace agree, as rows of figures: all articles together and each, layer by layer and tag
 * by tag. Not how a figure is worked out (one file each beside this one) and not a judgement of anybody: no row names
 * a person. Comes from a snapshot, narrowed by a selection or not; goes to the sheet, the command line and screens.
 */
import type { Layer, Tag } from '../model/codebook.ts';
import type { MemberId } from '../model/ids.ts';
import type { Source } from '../model/source.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { codedArticles, type CodedArticle, type LeftOut } from './coded-articles.ts';
import { none, type Coefficient } from './coefficient.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { masi, nominal } from './differences.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { MEASURES, type MeasureId } from './measures.ts';
import { observedAgreement } from './observed-agreement.ts';
import { pairAgreement, type Code, type PairMeans } from './pair-agreement.ts';
import type { Ratings } from './ratings.ts';
import { scottPi } from './scott-pi.ts';
import { sentenceRatings } from './sentence-ratings.ts';
import { unitizingAlphas } from './unitizing-alpha.ts';
import { isSingleValued, unitsInOrder, withoutValues, type Unit } from './units.ts';

export interface AgreementOptions {
  /** Who coded every article, whether they marked anything or not; null: who marked something in an article coded it. */
  readonly coders: readonly MemberId[] | null;
}

export interface AgreementRow {
  /** Null: all articles together. */
  readonly source: Source | null;
  readonly layer: Layer;
  /** Null: the whole layer. */
  readonly tag: Tag | null;
  readonly measure: MeasureId;
  readonly coefficient: Coefficient;
  /** Of (k)u-alpha: share of what has the tag that somebody else marked too. */
  readonly coverage: number | null;
  /** Who coded at least one of the articles. */
  readonly coders: number;
  /** Marks of all coders, or sentences, as the measure counts. */
  readonly units: number;
  /** How many times one of the coders did not code one of the articles. */
  readonly missing: number;
  /** Code points of the articles that at least two coded, without furniture. */
  readonly length: number;
}

export interface Agreement {
  readonly rows: readonly AgreementRow[];
  readonly coders: number;
  readonly leftOut: LeftOut;
  /** In no figure, since fewer than two people coded them. */
  readonly uncompared: readonly Source[];
}

interface Scope {
  readonly source: Source | null;
  /** That at least two coded. */
  readonly articles: readonly CodedArticle[];
  readonly coders: readonly MemberId[];
  readonly missing: number;
  readonly length: number;
  readonly pairs: PairMeans;
}

type Figure = readonly [MeasureId, Coefficient, (number | null)?];

/** Marks of current revisions alone: bring those of earlier texts over before (compare/current-snapshot.ts). */
export function agreementOf(
  snapshot: Pick<WorkspaceSnapshot, 'sources' | 'annotations' | 'codeBook'>,
  { coders }: AgreementOptions = { coders: null },
): Agreement {
  const { articles, leftOut } = codedArticles(snapshot, coders);
  const { layers } = snapshot.codeBook;
  const pairs = pairAgreement(articles, layers);
  const scopes = [
    scopeOf(null, articles, pairs.all),
    ...articles.map((article, at) =>
      scopeOf(article.source, [article], pairs.each[at] ?? pairs.all),
    ),
  ];
  return {
    rows: scopes.flatMap((scope) => layers.flatMap((layer) => layerRows(scope, layer))),
    coders: new Set(articles.flatMap((article) => article.coders)).size,
    leftOut,
    uncompared: articles.flatMap((one) => (one.coders.length < 2 ? [one.source] : [])),
  };
}

function scopeOf(source: Source | null, all: readonly CodedArticle[], pairs: PairMeans): Scope {
  const articles = all.filter((article) => article.coders.length > 1);
  const coders = [...new Set(all.flatMap((article) => article.coders))];
  return {
    source,
    articles,
    coders,
    missing: all.reduce((sum, article) => sum + coders.length - article.coders.length, 0),
    length: articles.reduce((sum, { length }) => sum + length, 0),
    pairs,
  };
}

function layerRows(scope: Scope, layer: Layer): AgreementRow[] {
  const family = layerAlphas(scope, layer);
  const ratings = sentenceRatings(scope.articles, layer, scope.coders);
  const rows = (tag: Tag | null, figures: readonly Figure[]) => {
    const marks = countMarks(scope, tag ? [tag] : layer.tags);
    const counts = { marks, sentences: ratings.length };
    return figures.map((figure) => rowOf(scope, layer, tag, counts, figure));
  };
  return [
    ...rows(null, [
      ...matched(scope, layer),
      ['u-alpha', family.u],
      ['bu-alpha', family.binary],
      ['cu-alpha', family.coding],
      ['sentence-masi', krippendorffAlpha(ratings, masi)],
    ]),
    ...layer.tags.flatMap((tag) => {
      const has = ratings.map((unit) => unit.map((tags) => tags && Number(tags.has(tag.id))));
      const { alpha, coverage } = family.byTag(tag);
      return rows(tag, [
        ...matched(scope, tag),
        ['bu-alpha', tagAlpha(scope, tag)],
        ['ku-alpha', alpha, coverage],
        ['sentence-alpha', krippendorffAlpha(has, nominal)],
        ['sentence-observed', observedAgreement(has)],
        ...ofSoManyCoders(scope, has),
      ]);
    }),
  ];
}

/** What is defined for two coders, or for more who all coded the same articles. */
function ofSoManyCoders({ coders }: Scope, has: Ratings<number>): Figure[] {
  if (coders.length === 2) {
    return [
      ['sentence-kappa', cohenKappa(has)],
      ['sentence-pi', scottPi(has)],
      ['sentence-ac1', gwetAc1(has, 2)],
    ];
  }
  if (has.some((unit) => unit.includes(null))) return [];
  return [['sentence-fleiss', fleissKappa(has).all]];
}

function matched({ pairs }: Scope, code: Code): Figure[] {
  return [
    ['psa-exact', pairs.of(code, 'exact')],
    ['psa-overlap', pairs.of(code, 'overlap')],
    ['psa-partial', pairs.of(code, 'partial')],
  ];
}

/** The family of 2016; of where the marks are alone, when somebody gave one place several tags of the layer. */
function layerAlphas({ articles }: Scope, layer: Layer) {
  const continua = articles.map((article) => ({
    length: article.length,
    coders: article.coders.map((coder) => unitsInOrder(unitsOf(article, coder, layer.tags))),
  }));
  if (continua.every(({ coders }) => coders.every(isSingleValued))) {
    const { u, binary, coding, byValue } = unitizingAlphas(continua);
    const unused = { alpha: none('nothing-marked'), coverage: null };
    return { u, binary, coding, byTag: ({ id }: Tag) => byValue.get(id) ?? unused };
  }
  const places = continua.map(({ length, coders }) => ({
    length,
    coders: coders.map(withoutValues),
  }));
  const several = none('several-values');
  return {
    u: several,
    binary: unitizingAlphas(places).binary,
    coding: several,
    byTag: () => ({ alpha: several, coverage: null }),
  };
}

function tagAlpha({ articles }: Scope, tag: Tag): Coefficient {
  const continua = articles.map((article) => ({
    length: article.length,
    coders: article.coders.map((coder) => unitsOf(article, coder, [tag])),
  }));
  return unitizingAlphas(continua).binary;
}

/** In text order for one tag. */
function unitsOf({ spans }: CodedArticle, coder: MemberId, tags: readonly Tag[]): Unit[] {
  const own = spans.get(coder);
  return tags.flatMap(({ id }) =>
    (own?.get(id)?.merged ?? []).map(({ start, end }) => ({ start, end, value: id })),
  );
}

function rowOf(
  { source, articles, coders, missing, length }: Scope,
  layer: Layer,
  tag: Tag | null,
  { marks, sentences }: { readonly marks: number; readonly sentences: number },
  [measure, coefficient, coverage = null]: Figure,
): AgreementRow {
  const why = articles.length === 0 ? 'too-few-coders' : marks === 0 ? 'nothing-marked' : null;
  return {
    source,
    layer,
    tag,
    measure,
    coefficient: why === null ? coefficient : none(why),
    coverage,
    coders: coders.length,
    units: MEASURES[measure].unit === 'sentence' ? sentences : marks,
    missing,
    length,
  };
}

function countMarks({ articles }: Scope, tags: readonly Tag[]): number {
  const own = articles.flatMap(({ spans }) => [...spans.values()]);
  return own
    .flatMap((byTag) => tags.map(({ id }) => byTag.get(id)?.marks.length ?? 0))
    .reduce((sum, count) => sum + count, 0);
}
