/*
 * What an article does with a claim: a cell of the claim grid, read off the marks that people made there.
 * Not a judgement of the article: "absent" says that nobody has marked the claim in it.
 */
import { attributeOf, type PublishedAnnotation } from '../model/annotation.ts';
import type { MemberId, SourceId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Published } from '../model/plain-records.ts';
import { marksIn, type ClaimRow } from './claim-rows.ts';

/** From the strongest to the weakest; `contradicted` is said by another claim of the same article. */
export const CELL_STATES = ['asserted', 'attributed', 'hedged', 'contradicted'] as const;
export type CellState = (typeof CELL_STATES)[number];

export interface ClaimCell {
  readonly source: SourceId;
  /** None for a claim that is absent. By number of coders, then as in CELL_STATES. */
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
  return cell.states.some(({ state }) => state !== 'contradicted');
}

/** `claims` are all claim marks, since another claim may contradict the row. `standing`: standingLinks, once for all rows. */
export function claimCells(
  row: ClaimRow,
  sources: readonly SourceId[],
  claims: ReadonlyMap<string, PublishedAnnotation>,
  standing: readonly Published<Link>[],
): ClaimCell[] {
  const own = new Set<string>(row.marks.map(({ id }) => id));
  const contradicting = standing.flatMap((link) => {
    if (link.relation !== 'contradicts' || own.has(link.from) === own.has(link.to)) return [];
    const mark = claims.get(own.has(link.from) ? link.to : link.from);
    return mark ? [mark] : [];
  });
  const omissions = standing.flatMap((link) =>
    link.relation === 'omitted-in' && own.has(link.from) ? [link] : [],
  );
  return sources.map((source) => {
    const here = marksIn(row, source);
    const byState = Map.groupBy(here, stateOf);
    const against = contradicting.filter(({ target }) => target.source === source);
    if (against.length > 0) byState.set('contradicted', against);
    const states = [...byState].map(([state, marks]) => ({
      state,
      marks,
      coders: [...new Set(marks.map(({ author }) => author))],
    }));
    return {
      source,
      states: states.toSorted(
        (a, b) =>
          b.coders.length - a.coders.length ||
          CELL_STATES.indexOf(a.state) - CELL_STATES.indexOf(b.state),
      ),
      attributedTo: [...new Set(here.flatMap(namedSource))],
      saidOmittedBy: omissions.find((one) => one.source === source)?.author ?? null,
    };
  });
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
