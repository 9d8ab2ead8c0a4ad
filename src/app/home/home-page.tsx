import { useEffect, useState } from 'react';
import type { Home, WorkspaceCard } from '#sync/api.ts';
import { Waiting } from '../frame/waiting.tsx';
import { addressOfWorkspace, goTo } from '../place.ts';
import { sentencesOf } from '../session/ask.ts';
import { fetchHome } from '../session/workspaces-api.ts';
import { MyWorkspace } from './my-workspace.tsx';
import { phaseName } from './phase-name.ts';

/** My workspaces, open doors, and the two ways to another: a code, or making one. */
export function HomePage() {
  const [home, setHome] = useState<Home | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const look = async () => {
    const answer = await fetchHome();
    if (answer.ok) setHome(answer.value);
    setProblem(answer.ok ? null : sentencesOf(answer));
  };
  useEffect(() => {
    void fetchHome().then((answer) => {
      if (answer.ok) setHome(answer.value);
      else setProblem(sentencesOf(answer));
    });
  }, []);
  if (!home) return <Waiting>{problem ?? 'Opening Crossread'}</Waiting>;
  const present = home.mine.filter(({ archived }) => !archived);
  const archived = home.mine.filter((one) => one.archived);
  return (
    <main className="home">
      <header className="home-head">
        <p className="brand">Crossread</p>
        <h1>Articles about one event, side by side</h1>
        <div className="home-ways">
          <button type="button" className="primary" onClick={() => goTo('/join')}>
            Join with a code
          </button>
          {home.mayCreate && (
            <button type="button" onClick={() => goTo('/new')}>
              New workspace
            </button>
          )}
          <button type="button" className="link" onClick={() => goTo('/return')}>
            I was here before, on another device
          </button>
        </div>
      </header>
      <p className="join-problem" role="alert">
        {problem}
      </p>
      <section aria-labelledby="mine">
        <h2 id="mine">My workspaces</h2>
        {present.length === 0 ? (
          <p className="home-empty">
            None yet on this device. Join with the code that your teacher or your team gave you, or
            make one of your own.
          </p>
        ) : (
          <ul className="home-list">
            {present.map((mine) => (
              <MyWorkspace key={mine.workspace.id} mine={mine} changed={() => void look()} />
            ))}
          </ul>
        )}
      </section>
      {home.open.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">Open to everybody here</h2>
          <ul className="home-list">
            {home.open.map((card) => (
              <OpenDoor key={card.id} card={card} />
            ))}
          </ul>
        </section>
      )}
      {archived.length > 0 && (
        <details className="home-archive">
          <summary>Archived ({archived.length})</summary>
          <ul className="home-list">
            {archived.map((mine) => (
              <MyWorkspace key={mine.workspace.id} mine={mine} changed={() => void look()} />
            ))}
          </ul>
        </details>
      )}
    </main>
  );
}

function OpenDoor({ card }: { readonly card: WorkspaceCard }) {
  const address = addressOfWorkspace(card.id);
  return (
    <li>
      <a
        className="home-title"
        href={address}
        onClick={(event) => {
          event.preventDefault();
          goTo(address);
        }}
      >
        {card.title}
      </a>
      <span className="home-facts">{phaseName(card.phase)}</span>
    </li>
  );
}
