import type { ReactNode } from 'react';

interface ScrollingTableProps {
  /** For a screen reader. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A table that may be wider than the window, and is then scrolled by keys too. */
export function ScrollingTable({ label, children }: ScrollingTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to take the focus
    <div className="claims-scroll" tabIndex={0} role="group" aria-label={`${label}, scrolls`}>
      <table className="claim-table" aria-label={label}>
        {children}
      </table>
    </div>
  );
}
