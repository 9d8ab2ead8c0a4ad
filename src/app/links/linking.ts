/** The mark that I am linking from, until another one is opened and the link is named, or Escape. */
import type { AnnotationId } from '#core/model/ids.ts';
import { Observable } from '../session/observable.ts';
import { changeView, viewState } from '../view-state.ts';

export const linkingFrom = new Observable<AnnotationId | null>(null);

/** The open mark becomes the one that is linked from; with another one open, the choice gets the focus. */
export function linkKeyPressed(): void {
  const { mark } = viewState.value;
  if (mark === null) return;
  if (linkingFrom.value !== null && linkingFrom.value !== mark) {
    document.querySelector<HTMLElement>('.link-choice button')?.focus();
    return;
  }
  linkingFrom.set(mark);
}

/** Dragged from one note in the margin onto another. */
export function linkDropped(from: AnnotationId, onto: AnnotationId): void {
  if (from === onto) return;
  linkingFrom.set(from);
  changeView({ mark: onto });
}
