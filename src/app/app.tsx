import { lazy, Suspense } from 'react';
import { Waiting } from './frame/waiting.tsx';
import { goTo, place } from './place.ts';
import { useObservable } from './session/observable.ts';
import { WorkspacePage } from './workspace-page.tsx';

const HomePage = lazy(async () => ({ default: (await import('./home/home-page.tsx')).HomePage }));
const NewPage = lazy(async () => ({ default: (await import('./home/new-page.tsx')).NewPage }));
const CodePage = lazy(async () => ({ default: (await import('./join/code-page.tsx')).CodePage }));

/** From the address to a page. */
export function App() {
  const here = useObservable(place);
  return <Suspense fallback={<Waiting>Opening Crossread</Waiting>}>{pageAt(here)}</Suspense>;
}

function pageAt(here: typeof place.value) {
  switch (here.kind) {
    case 'home':
      return <HomePage />;
    case 'new':
      return <NewPage />;
    case 'join':
    case 'return':
      return <CodePage key={here.kind + here.code} purpose={here.kind} given={here.code} />;
    case 'workspace':
      return <WorkspacePage key={here.id} id={here.id} />;
    case 'nowhere':
      return (
        <Waiting>
          There is nothing at this address.{' '}
          <button type="button" className="primary" onClick={() => goTo('/')}>
            Go to the start page
          </button>
        </Waiting>
      );
  }
}
