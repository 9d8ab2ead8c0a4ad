import { useEffect, useRef } from 'react';
import { useObservable } from '../session/observable.ts';
import { changeView, viewState } from '../view-state.ts';
import { isTyping } from './keys-dialog.tsx';

/** One that closes is still there for a moment. */
const OPEN_DIALOG = '[role$="dialog"]:not([data-closed])';

/** Between the articles and the desk, also by Shift+D. For owners and editors. */
export function DeskButton() {
  const { desk } = useObservable(viewState);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'D' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector(OPEN_DIALOG)) return;
      event.preventDefault();
      button.current?.focus(); // what had the focus is about to go
      changeDesk(!viewState.value.desk);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  return (
    <button
      ref={button}
      type="button"
      aria-pressed={desk}
      title="Desk (Shift+D)"
      onClick={() => changeDesk(!desk)}
    >
      Desk
    </button>
  );
}

function changeDesk(desk: boolean): void {
  changeView({ desk, largeBoard: false, passes: false });
}
