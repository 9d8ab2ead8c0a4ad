import { useRef, useState } from 'react';
import type { Created } from '#sync/api.ts';
import { addressOfWorkspace, addressToJoin, goTo } from '../place.ts';
import { Copy } from '../frame/copy.tsx';
import { Page } from '../frame/page.tsx';
import { spoken } from '../words.ts';

interface MadePageProps {
  readonly made: Created;
  readonly opened: () => void;
}

/** The room code for the back row, the link, and the recovery key, which is shown nowhere else and never again. */
export function MadePage({ made, opened }: MadePageProps) {
  const { session, code, recoveryKey } = made;
  const { workspace } = session;
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  const check = useRef<HTMLInputElement>(null);
  const link = `${location.origin}${addressToJoin(code)}`;
  const open = () => {
    if (!kept) {
      setAsked(true);
      check.current?.focus();
      return;
    }
    opened();
    goTo(addressOfWorkspace(workspace.id));
  };
  return (
    <Page title={workspace.title} width="wide">
      <div className="made">
        <h1>“{workspace.title}” is ready</h1>
        <section className="made-code" aria-labelledby="code-title">
          <h2 id="code-title">Room code</h2>
          <p className="room-code">{spoken(code)}</p>
          <p className="made-how">
            Type it at <strong>{location.host}/join</strong>
          </p>
          <p className="page-actions">
            <Copy what="the link to join" text={link} />
            <Copy what="the code" text={code} />
          </p>
        </section>
        <section className="made-key" aria-labelledby="key-title">
          <h2 id="key-title">Your recovery key</h2>
          <p>
            With it you are the owner again when this device is lost or its browser is cleared. It
            is shown only now. Keep it where your class cannot see it.
          </p>
          <p className="recovery-key">
            <code>{recoveryKey}</code>
          </p>
          <p className="page-actions">
            <Copy what="the key" text={recoveryKey} />
            <a
              className="button"
              download={`crossread-recovery-key-${workspace.id}.txt`}
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(keyFile(made))}`}
            >
              Download
            </a>
          </p>
          <label className="check">
            <input
              ref={check}
              type="checkbox"
              checked={kept}
              aria-describedby="kept-problem"
              onChange={(event) => setKept(event.target.checked)}
            />
            <span>I have kept the key</span>
          </label>
          <p id="kept-problem" className="field-problem" role="alert">
            {asked && !kept && 'Keep the recovery key first, then tick this.'}
          </p>
        </section>
        <p>
          <button type="button" className="primary large" onClick={open}>
            Open the workspace
          </button>
        </p>
      </div>
    </Page>
  );
}

function keyFile({ session: { workspace }, recoveryKey }: Created): string {
  return [
    `Recovery key of the Crossread workspace “${workspace.title}”`,
    '',
    recoveryKey,
    '',
    `Use it at ${location.origin}/return`,
    '',
  ].join('\n');
}
