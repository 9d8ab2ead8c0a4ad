import { late } from '../frame/late.tsx';
import { Waiting } from '../frame/waiting.tsx';
import type { Standing } from '../session/standing.ts';

const DoorPage = late(async () => (await import('../join/door-page.tsx')).DoorPage);
const Missing = late(async () => (await import('./outside-pages.tsx')).Missing);
const Removed = late(async () => (await import('./outside-pages.tsx')).Removed);
const Preparing = late(async () => (await import('./outside-pages.tsx')).Preparing);

interface OutsideProps {
  readonly standing: Exclude<Standing, { kind: 'member' }>;
  readonly ask: () => Promise<void>;
}

/** Everything that somebody sees at a workspace's address who may not read in it now. */
export function Outside({ standing, ask }: OutsideProps) {
  switch (standing.kind) {
    case 'asking':
      return <Waiting>Opening Crossread</Waiting>;
    case 'failed':
      return (
        <Waiting>
          {standing.message}{' '}
          <button type="button" className="primary" onClick={() => void ask()}>
            Try again
          </button>
        </Waiting>
      );
    case 'missing':
      return <Missing title={standing.title} />;
    case 'stranger':
      return <DoorPage session={standing.session} joined={() => void ask()} />;
    case 'removed':
      return <Removed title={standing.session.workspace.title} />;
    case 'waiting':
      return <Preparing title={standing.session.workspace.title} name={standing.me.displayName} />;
  }
}
