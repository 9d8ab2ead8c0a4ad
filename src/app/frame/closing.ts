import type { Dialog } from '@base-ui/react/dialog';

/**
 * What a dialog does when it is to be closed: while something is under way, Escape and a press beside the dialog stop
 * that, and the dialog stays to say so. Its own button closes it at once.
 */
export function closing(
  isRunning: boolean,
  stop: () => void,
  close: () => void,
): NonNullable<Dialog.Root.Props['onOpenChange']> {
  return (_open, { reason }) => {
    if (isRunning && reason !== 'close-press') stop();
    else close();
  };
}
