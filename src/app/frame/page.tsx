import { useEffect, type ReactNode } from 'react';
import { Link } from '../link.tsx';
import '../styles/pages.css';

interface PageProps {
  /** Of the browser's tab; the page has its own heading. */
  readonly title: string;
  readonly width?: 'text' | 'wide';
  readonly children: ReactNode;
}

/** Every page but the workspace: the name of the program on top leads home. */
export function Page({ title, width = 'text', children }: PageProps) {
  useTabTitle(title);
  return (
    <div className="page" data-width={width}>
      <header className="page-head">
        <Link href="/" className="brand">
          Crossread
        </Link>
      </header>
      <main className="page-body">{children}</main>
    </div>
  );
}

export function useTabTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Crossread' : `${title} · Crossread`;
  }, [title]);
}
