import { useState } from 'react';
import { ROLES } from '#core/model/member.ts';
import type { Desk } from '#sync/api.ts';
import { Copy } from '../frame/copy.tsx';
import { addressToJoin } from '../place.ts';
import type { DeskState } from '../session/desk.ts';

interface RoomCodeProps {
  readonly desk: Desk;
  readonly run: DeskState['run'];
}

/** The code large enough for the last row, and the other ways in. */
export function RoomCode({ desk, run }: RoomCodeProps) {
  const [secret, setSecret] = useState<{ what: string; text: string } | null>(null);
  const make = async (what: string, command: Parameters<typeof run>[0], link: boolean) => {
    const answer = await run(command);
    if (!answer.ok || answer.value.secret === null) return;
    const code = answer.value.secret;
    setSecret({ what, text: link ? `${location.origin}${addressToJoin(code)}` : code });
  };
  const link = `${location.origin}${addressToJoin(desk.code ?? '')}`;
  return (
    <section aria-labelledby="code-title">
      <h3 id="code-title">Ways in</h3>
      {desk.codeOpen ? (
        <>
          <p className="room-code">{desk.code}</p>
          <p>
            at <strong>{location.host}/join</strong> <Copy what="the link" text={link} />
          </p>
        </>
      ) : (
        <p className="desk-hint">The room code is closed: nobody joins with it now.</p>
      )}
      <div className="desk-line">
        <button type="button" onClick={() => void run({ kind: 'open-code', open: !desk.codeOpen })}>
          {desk.codeOpen ? 'Close the code' : 'Open the code'}
        </button>
        <button type="button" onClick={() => void run({ kind: 'new-code' })}>
          New code
        </button>
        <button type="button" onClick={() => void run({ kind: 'open-door', open: !desk.doorOpen })}>
          {desk.doorOpen ? 'Ask for the code from now on' : 'Let everybody in without a code'}
        </button>
      </div>
      <div className="desk-line">
        <span>Invitation for</span>
        {ROLES.map((role) => (
          <button
            key={role}
            type="button"
            onClick={() =>
              void make(`the invitation for an ${role}`, { kind: 'invite', role }, true)
            }
          >
            {role}
          </button>
        ))}
        <button type="button" onClick={() => void run({ kind: 'revoke-invites' })}>
          Revoke all invitations
        </button>
        <button
          type="button"
          onClick={() => void make('the new recovery key', { kind: 'new-recovery-key' }, false)}
        >
          New recovery key
        </button>
      </div>
      {secret && (
        <p className="desk-secret" role="status">
          Shown only now: <strong>{secret.text}</strong>{' '}
          <Copy what={secret.what} text={secret.text} />
        </p>
      )}
    </section>
  );
}
