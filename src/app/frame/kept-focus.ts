/*
 * What a control does may take the control away, move it or switch it off: the last step of undo, a filter that
 * is cleared, another mark in the panel. Browsers then drop the focus, and keys lead nowhere. Here it stays near.
 */
import { useEffect } from 'react';

/** Where the focus may go in a place that has lost it: a text first, because the keys of marks work there. */
const NEXT = ['.reading-text', 'button, input, select, textarea, summary, a[href], [tabindex="0"]'];

export function useKeptFocus(): void {
  useEffect(() => {
    /** What had the focus last, and everything around it, from the inside out. */
    let trail: readonly HTMLElement[] = [];
    const focused = ({ target }: Event) => {
      trail = placesAround(target);
    };
    // A press beside all controls takes the focus away on purpose.
    const pressed = () => {
      trail = [];
    };
    const keep = () => {
      if (hasFocus()) return;
      trail.find((place) => place.isConnected && focusIn(place));
    };
    const observer = new MutationObserver(keep);
    const attributeFilter = ['disabled'];
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter });
    document.addEventListener('focusin', focused);
    document.addEventListener('pointerdown', pressed, { capture: true });
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', focused);
      document.removeEventListener('pointerdown', pressed, { capture: true });
    };
  }, []);
}

/** A control that is switched off keeps the focus only until the next frame. */
function hasFocus(): boolean {
  const { activeElement, body } = document;
  return activeElement !== null && activeElement !== body && !activeElement.matches(':disabled');
}

function placesAround(target: EventTarget | null): HTMLElement[] {
  const places: HTMLElement[] = [];
  let place = target instanceof HTMLElement ? target : null;
  for (; place && place !== document.body; place = place.parentElement) places.push(place);
  return places;
}

/** @returns true when something in the place took the focus, or the place itself. */
function focusIn(place: HTMLElement): boolean {
  const inside = NEXT.flatMap((selector) => [...place.querySelectorAll<HTMLElement>(selector)]);
  return [place, ...inside].some((candidate) => {
    candidate.focus();
    return document.activeElement === candidate && hasFocus();
  });
}
