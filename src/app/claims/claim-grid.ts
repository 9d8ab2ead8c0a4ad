/** The claim grid of the moment, from the marks that are shown and the links that stand. */
import { useMemo } from 'react';
import { claimCells, type ClaimCell } from '#core/compare/claim-cells.ts';
import { claimRows, standingLinks, type ClaimRow } from '#core/compare/claim-rows.ts';
import { rowsBySource } from '#core/compare/row-order.ts';
import type { RowsBySource } from '#core/compare/claim-grid-figures.ts';
import type { CodeBookIndex } from '#core/model/codebook.ts';
import type { Source } from '#core/model/source.ts';
import type { Mark } from '../session/marks.ts';
import { useObservable } from '../session/observable.ts';
import { useRoom, useWorkspace } from '../session/room.ts';
import { wordsOf } from '../words.ts';

/** The layer whose marks are claims, in the code books that have one. */
const CLAIMS = 'claims';

export interface GridRow extends ClaimRow {
  /** One for each article, in the order of the workspace. */
  readonly cells: readonly ClaimCell[];
}

export interface ClaimGrid {
  readonly sources: readonly Source[];
  readonly claims: readonly Mark[];
  readonly rows: readonly GridRow[];
  readonly bySource: RowsBySource;
}

export function isClaim(mark: Mark, codes: CodeBookIndex): boolean {
  return codes.tags.get(mark.tag)?.layer.id === CLAIMS;
}

export function useClaimGrid(): ClaimGrid {
  const { sources, codes } = useWorkspace();
  const { marks, records } = useRoom();
  const all = useObservable(marks.marks);
  const links = useObservable(records.of('links'));
  const propositions = useObservable(records.of('propositions'));
  return useMemo(() => {
    const claims = [...all.values()].filter((mark) => isClaim(mark, codes));
    const byId = new Map<string, Mark>(claims.map((mark) => [mark.id, mark]));
    const ids = sources.map(({ id }) => id);
    const rows = claimRows(claims, links, propositions);
    const standing = standingLinks(links);
    return {
      sources,
      claims,
      rows: rows.map((row) => ({ ...row, cells: claimCells(row, ids, byId, standing) })),
      bySource: rowsBySource(rows, ids),
    };
  }, [all, links, propositions, sources, codes]);
}

/** How a row is called: as somebody worded it, else in the words of the mark that was made first. */
export function rowName(row: ClaimRow): string {
  return row.proposition ?? wordsOf(row.marks[0]);
}
