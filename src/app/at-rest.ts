/**
 * Whether the page may begin anew without a loss: no dialog is open, and no field has words that somebody typed.
 * Marks and notes do not count; they are kept.
 */
const FIELDS =
  'textarea, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="range"], [type="file"])';
const LOOK_MS = 2_000;

const typed = new Set<HTMLElement>();

/** Calls as soon as that is so. */
export function whenAtRest(call: () => void): void {
  if (isAtRest()) call();
  else setTimeout(() => whenAtRest(call), LOOK_MS);
}

/** Fields that are typed into from now on count. */
export function watchTyping(): void {
  addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLElement && target.matches(FIELDS)) typed.add(target);
    },
    { capture: true },
  );
}

function isAtRest(): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return false;
  for (const field of typed) {
    if (field.isConnected && wordsIn(field) !== '') return false;
    typed.delete(field);
  }
  return true;
}

function wordsIn(field: HTMLElement): string {
  const isInput = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return (isInput ? field.value : field.innerText).trim();
}
