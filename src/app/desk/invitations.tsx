import { useState } from 'react';
import { ROLES, type Role } from '#core/model/member.ts';
import type { Command } from '#sync/api.ts';
import { Copy } from '../frame/copy.tsx';
import { addressToJoin } from '../place.ts';
import type { DeskState } from '../session/desk.ts';
import { Confirm } from './confirm.tsx';

/** Links that bring a role with them, and the owner's key. What is made is shown once. */
export function Invitations({ run }: { readonly run: DeskState['run'] }) {
  const [made, setMade] = useState<{ readonly what: string; readonly text: string } | null>(null);
  const make = async (command: Command, what: string, show: (secret: string) => string) => {
    const answer = await run(command);
    if (answer.ok && answer.value.secret !== null) {
      setMade({ what, text: show(answer.value.secret) });
    }
  };
  const invite = (role: Role) =>
    make(
      { kind: 'invite', role },
      `the link for ${ARTICLED[role]}`,
      (code) => `${location.origin}${addressToJoin(code)}`,
    );
  const revoke = async () => {
    const answer = await run({ kind: 'revoke-invites' });
    if (answer.ok) setMade(null);
  };
  return (
    <div className="desk-invitations">
      <div className="desk-line">
        <span>Invitation link for</span>
        {ROLES.map((role) => (
          <button key={role} type="button" onClick={() => void invite(role)}>
            {role}
          </button>
        ))}
        <Confirm
          label="Revoke all invitations"
          title="Revoke all invitations?"
          yes="Revoke them"
          no="Keep them"
          act={() => void revoke()}
        >
          No link that was made so far lets anybody in. Who came by one stays in.
        </Confirm>
        <Confirm
          label="New recovery key"
          title="Make a new recovery key?"
          yes="New key"
          no="Keep the old one"
          act={() =>
            void make({ kind: 'new-recovery-key' }, 'the new recovery key', (secret) => secret)
          }
        >
          The key brings you back as the owner when this device is lost. The old one no longer
          works.
        </Confirm>
      </div>
      {made && (
        <p className="desk-secret" role="status">
          Shown only now: <strong>{made.text}</strong>{' '}
          <Copy key={made.text} what={made.what} text={made.text} />
        </p>
      )}
    </div>
  );
}

const ARTICLED: Readonly<Record<Role, string>> = {
  owner: 'an owner',
  editor: 'an editor',
  annotator: 'an annotator',
  viewer: 'a viewer',
};
