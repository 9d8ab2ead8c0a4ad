import { useState } from 'react';
import type { SignInOffer, SignInWay } from '#sync/api.ts';
import { sentencesOf } from '../session/ask.ts';
import { beginSignIn } from '../session/session-api.ts';

interface SignInButtonProps {
  readonly offer: SignInOffer;
  readonly way: SignInWay;
}

/** Leaves for the organisation's provider, which sends the person back to the workspace. */
export function SignInButton({ offer, way }: SignInButtonProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    const answer = await beginSignIn(way);
    if (answer.ok) location.assign(answer.value.location);
    else {
      setProblem(sentencesOf(answer));
      setLeaving(false);
    }
  };
  return (
    <div className="sign-in">
      <button type="button" className="primary" disabled={leaving} onClick={() => void leave()}>
        Sign in with {offer.name}
      </button>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {offer.only && (
        <p className="quiet">People sign in here, so that everybody stands under their own name.</p>
      )}
    </div>
  );
}
