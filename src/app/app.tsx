import { Suspense } from 'react';
import { late } from './frame/late.tsx';
import { watchPlace } from './place.ts';
import { Waiting } from './frame/waiting.tsx';
import { useObservable } from './session/observable.ts';

const HomePage = late(async () => (await import('./home/home-page.tsx')).HomePage);
const CreatePage = late(async () => (await import('./create/create-page.tsx')).CreatePage);
const CodePage = late(async () => (await import('./join/code-page.tsx')).CodePage);
const ReturnPage = late(async () => (await import('./join/return-page.tsx')).ReturnPage);
const UnknownPage = late(async () => (await import('./home/unknown-page.tsx')).UnknownPage);
const WorkspacePage = late(
  async () => (await import('./workspace/workspace-page.tsx')).WorkspacePage,
);

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
