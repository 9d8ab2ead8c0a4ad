import { Suspense, useState, type ComponentType } from 'react';

export interface LatePopupProps {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

interface LateDialogProps {
  readonly label: string;
  readonly title?: string;
  readonly popup: ComponentType<LatePopupProps>;
  /** Opened by a key too; otherwise the dialog keeps this itself. */
  readonly controlled?: LatePopupProps;
}

/** A button whose dialog is fetched when it is first opened. */
export function LateDialog({ label, title, popup: Popup, controlled }: LateDialogProps) {
  const own = useState(false);
  const { open, setOpen } = controlled ?? { open: own[0], setOpen: own[1] };
  const [wasOpened, setWasOpened] = useState(false);
  if (open && !wasOpened) setWasOpened(true);
  return (
    <>
      <button type="button" aria-haspopup="dialog" title={title} onClick={() => setOpen(true)}>
        {label}
      </button>
      {wasOpened && (
        <Suspense fallback={null}>
          <Popup open={open} setOpen={setOpen} />
        </Suspense>
      )}
    </>
  );
}
