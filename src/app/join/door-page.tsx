import type { Session } from '#sync/api.ts';
import { Page } from '../frame/page.tsx';
import { Link } from '../link.tsx';
import { join } from '../session/session-api.ts';
import { NameForm } from './name-form.tsx';
import { SignInButton } from './sign-in-button.tsx';

interface DoorPageProps {
  readonly session: Session;
  readonly joined: () => void;
}

/** At the address of a workspace in which this device is nobody yet. */
export function DoorPage({ session: { workspace, doorOpen, signIn }, joined }: DoorPageProps) {
  return (
    <Page title={workspace.title}>
      <h1>{workspace.title}</h1>
      {doorOpen ? (
        <>
          <p>
            Several articles about one event stand side by side. Mark how they are framed, what they
            claim and which words are loaded, together with everybody who is here.
          </p>
          {signIn && (
            <SignInButton offer={signIn} way={{ kind: 'door', workspace: workspace.id }} />
          )}
          {!signIn?.only && <NameForm join={(name) => join(workspace.id, name)} joined={joined} />}
        </>
      ) : (
        <>
          <p>
            This workspace is joined with a code. Ask whoever runs it for the code, or come back
            with your own return code if you have been here before.
          </p>
          <p className="page-actions">
            <Link href="/join" className="primary">
              Join with a code
            </Link>
            <Link href="/return" className="quiet-link">
              Use a return code
            </Link>
          </p>
        </>
      )}
    </Page>
  );
}
