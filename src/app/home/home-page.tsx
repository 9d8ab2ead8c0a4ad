import { useEffect, useRef, useState } from 'react';
import type { Result } from '#core/model/result.ts';
import type { Home } from '#sync/api.ts';
import { Page } from '../frame/page.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { ImportWorkspaceDialog } from '../import/import-dialog.tsx';
import { Link } from '../link.tsx';
import { isUnreachable, sentencesOf } from '../session/ask.ts';
import { fetchHome } from '../session/workspaces-api.ts';
import { SignInButton } from '../join/sign-in-button.tsx';
import { recallAll } from '../session/remembered.ts';
import '../styles/home.css';
import { FirstSteps } from './first-steps.tsx';
import { KeptHere } from './kept-here.tsx';
import { OpenDoors } from './open-doors.tsx';
import { WorkspaceRow } from './workspace-row.tsx';

/** My workspaces on this server, the doors that stand open, and the ways to join and to begin. */
export function HomePage() {
  const [answer, setAnswer] = useState<Result<Home> | null>(null);
  const [news, setNews] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const look = async () => setAnswer(await fetchHome());
  useEffect(() => {
    void fetchHome().then(setAnswer);
  }, []);
  useEffect(() => {
    // What had the focus may be gone with its row or its menu.
    if (answer && news !== '' && document.activeElement === document.body) heading.current?.focus();
  }, [answer, news]);

  if (!answer) return <Waiting>Looking for your workspaces</Waiting>;
  if (!answer.ok) {
    return (
      <Page title="" width="wide">
        {isUnreachable(answer) ? (
          <KeptHere sessions={recallAll()} again={look} />
        ) : (
          <p className="problem">{sentencesOf(answer)}</p>
        )}
      </Page>
    );
  }
  const { mine, open, mayCreate, signIn } = answer.value;
  if (mine.length === 0) {
    return (
      <Page title="" width="wide">
        <FirstSteps mayCreate={mayCreate} />
        {signIn && <SignInButton offer={signIn} way={{ kind: 'home' }} />}
        <OpenDoors doors={open} />
      </Page>
    );
  }
  const current = mine.filter(({ archived }) => !archived);
  const archived = mine.filter((one) => one.archived);
  const changed = async (sentence: string) => {
    const now = await fetchHome();
    setNews(sentence);
    setAnswer(now);
  };
  return (
    <Page title="" width="wide">
      <div className="home-head">
        <h1 ref={heading} tabIndex={-1}>
          My workspaces
        </h1>
        <p className="page-actions">
          <Link href="/join" className="button">
            Join with a code
          </Link>
          {mayCreate && <ImportWorkspaceDialog />}
          {mayCreate && (
            <Link href="/new" className="primary">
              New workspace
            </Link>
          )}
        </p>
      </div>
      <output className="news" aria-live="polite">
        {news}
      </output>
      {current.length > 0 ? (
        <ul className="workspace-rows">
          {current.map((one) => (
            <WorkspaceRow
              key={one.workspace.id}
              entry={one}
              heading="h2"
              mayCreate={mayCreate}
              changed={changed}
            />
          ))}
        </ul>
      ) : (
        <p className="quiet">All your workspaces are in the archive.</p>
      )}
      {archived.length > 0 && (
        <section aria-labelledby="archive-title">
          <h2 id="archive-title">Archive</h2>
          <ul className="workspace-rows">
            {archived.map((one) => (
              <WorkspaceRow
                key={one.workspace.id}
                entry={one}
                heading="h3"
                mayCreate={mayCreate}
                changed={changed}
              />
            ))}
          </ul>
        </section>
      )}
      <OpenDoors doors={open} />
      {signIn && <SignInButton offer={signIn} way={{ kind: 'home' }} />}
      <p className="quiet home-return">
        Something missing? <Link href="/return">Come back with a return code or recovery key</Link>
      </p>
    </Page>
  );
}
