import { useEffect, useState } from 'react';
import { LateDialog } from './late-dialog.tsx';
import { late } from './late.tsx';

const KeysPopup = late(async () => (await import('./keys-popup.tsx')).KeysPopup);

export function KeysDialog() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  return (
    <LateDialog label="Keys" title="Keys (?)" popup={KeysPopup} controlled={{ open, setOpen }} />
  );
}

const FIELDS = 'input, textarea, select, [contenteditable="true"]:not(.reading-text)';

/** True in a field where letters are text; the articles are read-only and take keys as commands. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(FIELDS) !== null;
}
