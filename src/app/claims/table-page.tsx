import type { ReactNode } from 'react';
import { ARTICLES, changeView } from '../view-state.ts';
import '../styles/claims.css';

interface TablePageProps {
  /** For a screen reader. */
  readonly label: string;
  readonly title: string;
  /** What to do first; null when there is something to show. */
  readonly empty: ReactNode;
  readonly children: ReactNode;
}

/** A page of tables that stands in place of the articles. */
export function TablePage({ label, title, empty, children }: TablePageProps) {
  return (
    <main className="claims" aria-label={label}>
      <div className="desk-head">
        <h2>{title}</h2>
        <button type="button" onClick={() => changeView(ARTICLES)}>
          Back to the articles
        </button>
      </div>
      {empty === null ? children : <p className="claims-empty">{empty}</p>}
    </main>
  );
}
