import type { ReactNode } from 'react';

/** A page that has nothing to read on it yet, and says why. */
export function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <main className="waiting" aria-busy="true">
      <h1 className="brand">Crossread</h1>
      <p>{children}</p>
    </main>
  );
}
