import { Suspense, useState } from 'react';
import type { Draft } from '#core/model/draft.ts';
import { late } from '../frame/late.tsx';
import type { DeskState } from '../session/desk.ts';

const FreezePopup = late(async () => (await import('./freeze-popup.tsx')).FreezePopup);

interface FreezeDialogProps {
  readonly draft: Draft;
  readonly run: DeskState['run'];
}

/** Nothing is frozen before what changes, and what becomes of the marks, was on the screen. */
export function FreezeDialog({ draft, run }: FreezeDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="primary"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Freeze
      </button>
      {open && (
        <Suspense fallback={null}>
          <FreezePopup draft={draft} run={run} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
