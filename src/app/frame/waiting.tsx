import type { ReactNode } from 'react';

/** A page that has nothing to read on it yet, and says why. */
export function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <main className="waiting" aria-busy="true">
      <p>{children}</p>
    </main>
  );
}
