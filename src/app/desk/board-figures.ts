/** Figures of the board: sums and order. Not their look (board-table.tsx). */
import type { Group } from '#core/model/workspace.ts';
import type { Board, BoardRow } from '#sync/api.ts';

/** What the board can be ordered by; `layer:` and an id for the marks of one layer. */
export type Column = 'name' | 'here' | 'source' | 'marks' | 'done' | 'group' | `layer:${string}`;

export interface Order {
  readonly by: Column;
  readonly descending: boolean;
}

export interface BoardSums {
  readonly members: number;
  readonly here: number;
  readonly annotators: number;
  readonly done: number;
  readonly marks: number;
  readonly byLayer: Readonly<Record<string, number>>;
}

/** Those whom the lesson is for: annotators who have come. */
export function annotatorsOf({ rows }: Board): BoardRow[] {
  return rows.filter(({ member, seatFree }) => member.role === 'annotator' && !seatFree);
}

export function marksOf({ marks }: BoardRow): number {
  return Object.values(marks).reduce((sum, count) => sum + count, 0);
}

export function sumsOf(board: Board): BoardSums {
  const byLayer: Record<string, number> = {};
  for (const { marks } of board.rows) {
    for (const [layer, count] of Object.entries(marks)) {
      byLayer[layer] = (byLayer[layer] ?? 0) + count;
    }
  }
  const annotators = annotatorsOf(board);
  return {
    members: board.rows.filter(({ seatFree }) => !seatFree).length,
    here: board.rows.filter(({ here }) => here).length,
    annotators: annotators.length,
    done: annotators.filter(({ done }) => done).length,
    marks: board.rows.reduce((sum, row) => sum + marksOf(row), 0),
    byLayer,
  };
}

/** Names order from A to Z first, figures and ticks from the most. */
export function firstOrder(by: Column): Order {
  return { by, descending: !(by === 'name' || by === 'source' || by === 'group') };
}

/** Equal rows stand by name, whichever way the rest is ordered. */
export function inOrder(
  { rows }: Board,
  { by, descending }: Order,
  groups: readonly Group[],
): BoardRow[] {
  const sign = descending ? -1 : 1;
  const compare = comparing(by, groups);
  return rows.toSorted((a, b) => sign * compare(a, b) || (by === 'name' ? 0 : byName(a, b)));
}

function comparing(by: Column, groups: readonly Group[]): (a: BoardRow, b: BoardRow) => number {
  switch (by) {
    case 'name':
      return byName;
    case 'here':
      return (a, b) => Number(a.here) - Number(b.here);
    case 'source':
      return (a, b) => collate(a.source ?? '\uffff', b.source ?? '\uffff');
    case 'marks':
      return (a, b) => marksOf(a) - marksOf(b);
    case 'done':
      return (a, b) => Number(a.done) - Number(b.done);
    case 'group': {
      const place = ({ member }: BoardRow) => {
        const at = groups.findIndex(({ id }) => id === member.group);
        return at === -1 ? groups.length : at;
      };
      return (a, b) => place(a) - place(b);
    }
    default: {
      const layer = by.slice('layer:'.length);
      return (a, b) => (a.marks[layer] ?? 0) - (b.marks[layer] ?? 0);
    }
  }
}

function byName(a: BoardRow, b: BoardRow): number {
  return collate(a.member.displayName, b.member.displayName);
}

function collate(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true });
}
