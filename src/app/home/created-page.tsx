import { useState } from 'react';
import type { Created } from '#sync/api.ts';
import { addressOfWorkspace, addressToJoin, goTo } from '../place.ts';
import { Copy } from '../frame/copy.tsx';

/** After making a workspace: the code for the others, large, and the owner's key, once. */
export function CreatedPage({
  created: { session, code, recoveryKey },
}: {
  readonly created: Created;
}) {
  const [kept, setKept] = useState(false);
  return (
    <main className="created">
      <p className="brand">Crossread</p>
      <h1>{session.workspace.title}</h1>
      <section>
        <h2>Room code</h2>
        <p className="room-code">{code}</p>
        <p>
          Others go to <strong>{location.host}/join</strong> and type it.{' '}
          <Copy what="the link" text={`${location.origin}${addressToJoin(code)}`} />
        </p>
      </section>
      <section>
        <h2>Your recovery key</h2>
        <p className="recovery-key">{recoveryKey}</p>
        <p>
          It brings you back as the owner when this device is lost. It is shown only now: write it
          down or keep a copy. <Copy what="the key" text={recoveryKey} />
        </p>
        <label className="new-ready-made">
          <input
            type="checkbox"
            checked={kept}
            onChange={(event) => setKept(event.target.checked)}
          />
          I have kept the key
        </label>
      </section>
      <button
        type="button"
        className="primary"
        disabled={!kept}
        onClick={() => goTo(addressOfWorkspace(session.workspace.id))}
      >
        Open the workspace
      </button>
    </main>
  );
}
