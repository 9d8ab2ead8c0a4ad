/*
 * What I decide about marks: my own word in my notebook, made the last one of all that was said.
 * Not what follows from it (core/compare/adjudicated.ts). Each call is one intent, one step of undo.
 */
import { seenOf } from '#core/compare/adjudicated.ts';
import type { TagId } from '#core/model/ids.ts';
import type { Mark } from '../session/marks.ts';
import type { Room } from '../session/room.ts';
import { timesAfter } from '../session/statements.ts';

export type DecisionWords =
  | { readonly choice: 'keep' | 'drop' | 'undecided'; readonly reason: string }
  | { readonly choice: 'change'; readonly tag: TagId; readonly reason: string };

export function sayDecision(
  { notebook, records }: Pick<Room, 'notebook' | 'records'>,
  marks: readonly Mark[],
  words: DecisionWords,
): void {
  const all = records.of('decisions').value;
  notebook.together(() => {
    for (const mark of marks) {
      const said = all.filter(({ about }) => about === mark.id);
      notebook.put('decisions', {
        ...words,
        about: mark.id,
        seen: seenOf(mark),
        ...timesAfter(said),
      });
    }
  });
}
