import type { ReactNode } from 'react';

/** One sentence in the middle of the page while there is nothing else to show. */
export function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <main className="waiting" aria-busy="true">
      <p>{children}</p>
    </main>
  );
}
