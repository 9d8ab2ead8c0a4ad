/** What keys do while a caret stands in a text. The editor itself owns the keys that move and select. */
import type { Source } from '#core/model/source.ts';
import { linkingFrom, linkKeyPressed } from '../links/linking.ts';
import type { Marking } from '../marking/marking.ts';
import type { Mark } from '../session/marks.ts';
import { mayIn, type Room } from '../session/room.ts';
import { changeView, viewState } from '../view-state.ts';

export interface TextKeyTools {
  readonly room: Room;
  readonly marking: Marking;
  readonly source: Source;
  /** Visible marks of this source in text order. */
  readonly marks: readonly Mark[];
  readonly openAt: (offset: number) => boolean;
}

/** @returns true when the key was used here. */
export function textKeys(event: KeyboardEvent, tools: TextKeyTools): boolean {
  const { room, marking, marks } = tools;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (marking.isAsking && isWriting(event.key)) {
    // Tags or a form are on their way to the screen; a key of theirs must not do something else here or in the page.
    event.stopPropagation();
    return true;
  }
  const layer = room.content.value?.codeBook.layers.find(({ key }) => key === event.key);
  if (layer) return marking.openPalette(layer.id);
  switch (event.key) {
    case 'Enter':
      return marking.openPalette(null) || tools.openAt(marking.selection.value?.caret ?? 0);
    case 'a':
      marking.addPiece();
      return true;
    case 'n':
      return step(marks, 1);
    case 'N':
      return step(marks, -1);
    case 'e':
      return marking.openForm('name');
    case 'q':
      return marking.openForm('attribute');
    case 'k':
      if (marking.mayMark) linkKeyPressed();
      return true;
    case 'x':
      changeView({ across: !viewState.value.across });
      return true;
    case 'X':
    case 'b':
      // The panel that is open takes the step itself.
      if (!viewState.value.across) changeView({ across: true });
      return true;
    case 'i':
      document.querySelector<HTMLElement>('.inspector')?.focus();
      return true;
    case 'Delete':
    case 'Backspace':
      return marking.mayMark && removeActive(room);
    case 'Escape':
      if (marking.palette.value.kind !== 'closed') {
        marking.closePalette();
        return true;
      }
      marking.dropPieces();
      linkingFrom.set(null);
      changeView({ mark: null });
      return false;
    default:
      return false;
  }
}

function isWriting(key: string): boolean {
  return key.length === 1 || ['Enter', 'Backspace', 'Delete'].includes(key);
}

function step(marks: readonly Mark[], by: 1 | -1): boolean {
  const at = marks.findIndex((mark) => mark.id === viewState.value.mark);
  const start = at === -1 && by === -1 ? 0 : at;
  const next = marks.at((start + by + marks.length) % Math.max(1, marks.length));
  if (next) changeView({ mark: next.id });
  return true;
}

function removeActive(room: Room): boolean {
  const { mark } = viewState.value;
  const active = mark && room.marks.marks.value.get(mark);
  if (!active?.own || !mayIn(room, 'mark')) return false;
  room.notebook.remove(active.id);
  changeView({ mark: null });
  return true;
}
