/** The claim grid of the moment, from the marks that are shown and the links that stand. */
import { useMemo } from 'react';
import { ClaimCells, type ClaimCell } from '#core/compare/claim-cells.ts';
import { claimMarks, claimRows, namingMark, type ClaimRow } from '#core/compare/claim-rows.ts';
import { rowsBySource } from '#core/compare/row-order.ts';
import type { RowsBySource } from '#core/compare/claim-grid-figures.ts';
import type { Source } from '#core/model/source.ts';
import type { Mark } from '../session/marks.ts';
import { useObservable } from '../session/observable.ts';
import { useRoom, useWorkspace } from '../session/room.ts';
import { wordsOf } from '../words.ts';

export interface GridRow extends ClaimRow {
  /** One for each article, in the order of the workspace. */
  readonly cells: readonly ClaimCell[];
}

export interface ClaimGrid {
  readonly sources: readonly Source[];
  /** Of all texts; those on an earlier one have rows, and count nowhere. */
  readonly claims: readonly Mark[];
  readonly rows: readonly GridRow[];
  readonly bySource: RowsBySource;
}

export function useClaimGrid(): ClaimGrid {
  const { sources, codes } = useWorkspace();
  const { marks, records } = useRoom();
  const all = useObservable(marks.marks);
  const links = useObservable(records.of('links'));
  const propositions = useObservable(records.of('propositions'));
  return useMemo(() => {
    const claims = claimMarks([...all.values()], codes);
    const rows = claimRows(claims, links, propositions, sources);
    const cells = new ClaimCells(sources, rows, links);
    return {
      sources,
      claims,
      rows: rows.map((row) => ({ ...row, cells: cells.of(row) })),
      bySource: rowsBySource(
        rows,
        sources.map(({ id }) => id),
      ),
    };
  }, [all, links, propositions, sources, codes]);
}

/** How a row is called: as somebody worded it, else in the words of the first mark that stands. */
export function rowName(row: ClaimRow): string {
  return row.proposition ?? wordsOf(namingMark(row));
}
