/*
 * What an article does with a claim: a cell of the claim grid, read off the marks that people made there.
 * Not a judgement of the article: "absent" says that nobody has marked the claim in it.
 */
import { attributeOf, type PublishedAnnotation } from '../model/annotation.ts';
import type { AnnotationId, MemberId, SourceId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import { addTo } from '../model/lists-by-key.ts';
import type { Published } from '../model/plain-records.ts';
import type { Source } from '../model/source.ts';
import { marksIn, standingLinks, type ClaimRow } from './claim-rows.ts';
import { latestByKey } from './latest.ts';

/**
 * From the strongest to the weakest; `contradicted` is said by another claim of the same article. `earlier-text`: a
 * correction took the words out, so that the article as it reads now does not have the claim by these marks.
 */
export const CELL_STATES = [
  'asserted',
  'attributed',
  'hedged',
  'contradicted',
  'earlier-text',
] as const;
export type CellState = (typeof CELL_STATES)[number];

export interface ClaimCell {
  readonly source: SourceId;
  /** None for a claim that is absent. By number of coders, then as in CELL_STATES; `earlier-text` comes last. */
  readonly states: readonly {
    readonly state: CellState;
    readonly marks: readonly PublishedAnnotation[];
    readonly coders: readonly MemberId[];
  }[];
  /** In whose name the claim stands there, each once. */
  readonly attributedTo: readonly string[];
  /** Who said last that the article leaves it out; challenged as soon as somebody has found it there. */
  readonly saidOmittedBy: MemberId | null;
}

export function isPresent(cell: ClaimCell): boolean {
  return cell.states.some(({ state }) => state !== 'contradicted' && state !== 'earlier-text');
}

/** Whether the article as it reads now says anything about the claim: what challenges "left out". */
export function isMentioned(cell: ClaimCell): boolean {
  return cell.states.some(({ state }) => state !== 'earlier-text');
}

/** Cells row by row. Links are looked through once, so that many rows with many links stay quick. */
export class ClaimCells {
  readonly #sources: readonly Source[];
  readonly #contradicting = new Map<AnnotationId, PublishedAnnotation[]>();
  readonly #omissions = new Map<
    AnnotationId,
    Published<Extract<Link, { relation: 'omitted-in' }>>[]
  >();

  /** `rows` are those of all claims, since another claim may contradict a row; the latest word of `links` counts. */
  constructor(
    sources: readonly Source[],
    rows: readonly ClaimRow[],
    links: Iterable<Published<Link>>,
  ) {
    this.#sources = sources;
    const standing = standingLinks(links);
    const contradicts = standing.some(({ relation }) => relation === 'contradicts');
    const marks = contradicts ? rows.flatMap((row) => row.standing) : [];
    const byId = new Map(marks.map((one) => [one.id, one]));
    for (const link of standing) {
      if (link.relation === 'omitted-in') addTo(this.#omissions, link.from, link);
      if (link.relation !== 'contradicts') continue;
      const [from, to] = [byId.get(link.from), byId.get(link.to)];
      if (to) addTo(this.#contradicting, link.from, to);
      if (from) addTo(this.#contradicting, link.to, from);
    }
  }

  /** One for each article, in the order given. */
  of(row: ClaimRow): ClaimCell[] {
    const own = new Set<string>(row.marks.map(({ id }) => id));
    const standing = new Set(row.standing);
    const earlier = row.marks.filter((mark) => !standing.has(mark));
    const against = row.marks
      .flatMap(({ id }) => this.#contradicting.get(id) ?? [])
      .filter(({ id }) => !own.has(id));
    const omissions = row.marks.flatMap(({ id }) => this.#omissions.get(id) ?? []);
    const latest = latestByKey(omissions, ({ source }) => source);
    return this.#sources.map(({ id: source }) => {
      const here = marksIn(row, source);
      const ofSource = ({ target }: PublishedAnnotation) => target.source === source;
      return {
        source,
        states: statesOf(here, against.filter(ofSource), earlier.filter(ofSource)),
        attributedTo: [...new Set(here.flatMap(namedSource))],
        saidOmittedBy: latest.get(source)?.author ?? null,
      };
    });
  }
}

function statesOf(
  here: readonly PublishedAnnotation[],
  contradicted: readonly PublishedAnnotation[],
  earlier: readonly PublishedAnnotation[],
): ClaimCell['states'] {
  if (here.length + contradicted.length + earlier.length === 0) return []; // most cells of a long grid
  const byState = Map.groupBy(here, stateOf);
  if (contradicted.length > 0) byState.set('contradicted', [...contradicted]);
  if (earlier.length > 0) byState.set('earlier-text', [...earlier]);
  const states = [...byState].map(([state, marks]) => ({
    state,
    marks,
    coders: [...new Set(marks.map(({ author }) => author))],
  }));
  return states.toSorted(
    (a, b) =>
      Number(a.state === 'earlier-text') - Number(b.state === 'earlier-text') ||
      b.coders.length - a.coders.length ||
      CELL_STATES.indexOf(a.state) - CELL_STATES.indexOf(b.state),
  );
}

const ATTRIBUTED = new Set(['direct', 'paraphrase', 'partial', 'unnamed']);

function stateOf(mark: PublishedAnnotation): CellState {
  if (ATTRIBUTED.has(attributeOf(mark, 'attribution'))) return 'attributed';
  return attributeOf(mark, 'certainty') === 'hedged' ? 'hedged' : 'asserted';
}

function namedSource(mark: PublishedAnnotation): string[] {
  if (!ATTRIBUTED.has(attributeOf(mark, 'attribution'))) return [];
  const named = attributeOf(mark, 'source-name');
  if (named !== '') return [named];
  return attributeOf(mark, 'attribution') === 'unnamed' ? ['an unnamed source'] : [];
}
