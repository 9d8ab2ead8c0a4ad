import { lazy, Suspense } from 'react';
import { watchPlace } from './place.ts';
import { Waiting } from './frame/waiting.tsx';
import { useObservable } from './session/observable.ts';

const HomePage = lazy(async () => ({ default: (await import('./home/home-page.tsx')).HomePage }));
const CreatePage = lazy(async () => ({
  default: (await import('./create/create-page.tsx')).CreatePage,
}));
const CodePage = lazy(async () => ({ default: (await import('./join/code-page.tsx')).CodePage }));
const ReturnPage = lazy(async () => ({
  default: (await import('./join/return-page.tsx')).ReturnPage,
}));
const UnknownPage = lazy(async () => ({
  default: (await import('./home/unknown-page.tsx')).UnknownPage,
}));
const WorkspacePage = lazy(async () => ({
  default: (await import('./workspace/workspace-page.tsx')).WorkspacePage,
}));

const place = watchPlace();

/** From the address to a page; each page is fetched when it is first needed. */
export function App() {
  return (
    <Suspense fallback={<Waiting>Opening Crossread</Waiting>}>
      <Page />
    </Suspense>
  );
}

function Page() {
  const here = useObservable(place);
  switch (here.kind) {
    case 'home':
      return <HomePage />;
    case 'new':
      return <CreatePage />;
    case 'join':
      return <CodePage key={here.code} given={here.code} />;
    case 'return':
      return <ReturnPage key={here.code} given={here.code} />;
    case 'workspace':
      return <WorkspacePage key={here.id} workspace={here.id} />;
    case 'nowhere':
      return <UnknownPage />;
  }
}
