import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import '../styles/dialog-foot.css';
import { BusyLine } from './busy-line.tsx';

interface ImportFootProps {
  /** What is under way, and from 0 to 1 how much of the file the server has; null while nothing is. */
  readonly busy: { readonly what: string; readonly sent: number } | null;
  /** Where things stand, in a sentence; while something is under way it is only heard. */
  readonly said: string;
  readonly cancel: () => void;
  /** Before the way out. */
  readonly before?: ReactNode;
  /** Sends the same file once more; null where that would change nothing. */
  readonly again?: (() => Promise<void>) | null;
  /** What goes on from here. */
  readonly children: ReactNode;
}

/** The foot of a dialog that imports: where things stand, and what can be done. */
export function ImportFoot({ busy, said, cancel, before, again, children }: ImportFootProps) {
  return (
    <div className="dialog-foot">
      <div className="export-state">
        {busy && <BusyLine {...busy} />}
        <output aria-live="polite">
          <span className={busy ? 'unseen' : undefined}>{said}</span>
        </output>
      </div>
      <div className="dialog-actions">
        {before}
        {busy ? (
          <button type="button" onClick={cancel}>
            Cancel
          </button>
        ) : (
          <Dialog.Close>Close</Dialog.Close>
        )}
        {again && (
          <button type="button" onClick={() => void again()}>
            Try again
          </button>
        )}
        {children}
      </div>
    </div>
  );
}
