import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';

interface ConfirmProps {
  /** On the button that asks. */
  readonly label: string;
  readonly look?: 'primary' | 'plain';
  readonly disabled?: boolean;
  readonly title: string;
  /** What follows from a yes. */
  readonly children: ReactNode;
  readonly yes: string;
  readonly no?: string;
  readonly act: () => void;
}

/** A button whose deed is told and asked about before it is done. */
export function Confirm(props: ConfirmProps) {
  const { label, look = 'plain', disabled = false, title, children, yes, no = 'Not yet' } = props;
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger
        className={look === 'primary' ? 'primary' : undefined}
        disabled={disabled}
      >
        {label}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title>{title}</AlertDialog.Title>
          <AlertDialog.Description>{children}</AlertDialog.Description>
          <div className="dialog-actions">
            <AlertDialog.Close>{no}</AlertDialog.Close>
            <AlertDialog.Close className="primary" onClick={props.act}>
              {yes}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
