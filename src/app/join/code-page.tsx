import { useEffect, useState } from 'react';
import { SIGN_IN_PROBLEMS, type CodeFound, type Session } from '#sync/api.ts';
import { goTo, looksLikeReturnCode, addressOfWorkspace } from '../place.ts';
import { Page } from '../frame/page.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { Link } from '../link.tsx';
import { messages } from '../messages.ts';
import { codeOf, sentencesOf } from '../session/ask.ts';
import { joinUnderName, lookUpCode, takeSeat } from '../session/session-api.ts';
import { NameForm } from './name-form.tsx';
import { OneFieldForm } from './one-field-form.tsx';
import { SeatList } from './seat-list.tsx';
import { SignInButton } from './sign-in-button.tsx';

interface Found extends CodeFound {
  readonly code: string;
}

/** The provider sends people who did not get in back to this page. */
function signInProblem(): string | null {
  const given = new URLSearchParams(location.search).get('problem');
  const problem = SIGN_IN_PROBLEMS.find((known) => known === given);
  return problem === undefined ? null : messages.signIn[problem];
}

function enter({ workspace }: Session): void {
  goTo(addressOfWorkspace(workspace.id));
}

/** First the code, then who one is. A link brings the code along and is looked up at once. */
export function CodePage({ given }: { readonly given: string }) {
  const [found, setFound] = useState<Found | null>(null);
  const [looking, setLooking] = useState(given !== '');
  const [problem, setProblem] = useState(signInProblem);

  const lookUp = async (code: string): Promise<string | null> => {
    if (code.trim() === '') return 'Type the code that you were given.';
    const answer = await lookUpCode(code);
    if (answer.ok) {
      setFound({ ...answer.value, code });
      return null;
    }
    if (codeOf(answer) === 'noSuchCode' && looksLikeReturnCode(code)) {
      goTo(`/return#${encodeURIComponent(code.trim())}`);
      return null;
    }
    return sentencesOf(answer);
  };
  useEffect(() => {
    if (given === '') return;
    void lookUp(given).then((sentence) => {
      setProblem(sentence);
      setLooking(false);
    });
    // oxlint-disable-next-line react/exhaustive-deps -- the page is made anew for another code
  }, [given]);

  if (looking) return <Waiting>Looking up the code</Waiting>;
  if (found) return <WhoAreYou found={found} again={lookUp} other={() => setFound(null)} />;
  return (
    <Page title="Join with a code">
      <h1>Join with a code</h1>
      <p>Your teacher or team shows it: three short made-up words.</p>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <OneFieldForm
        label="Room code"
        action="Go on"
        submit={lookUp}
        given={given}
        input={{
          placeholder: 'lumo kadi refu',
          autoCapitalize: 'none',
          spellCheck: false,
          className: 'code-field',
        }}
      />
      <p className="quiet">
        Capitals, spaces and dashes do not matter. Been here before, on another device?{' '}
        <Link href="/return">Use your return code</Link>.
      </p>
    </Page>
  );
}

interface WhoAreYouProps {
  readonly found: Found;
  readonly again: (code: string) => Promise<string | null>;
  readonly other: () => void;
}

const ROLE_SENTENCES = {
  owner: 'This invitation makes you an owner: you may do everything here.',
  editor: 'This invitation makes you an editor: you run the lesson together with the owner.',
  annotator: null,
  viewer: 'This invitation lets you read along, without marking.',
} as const;

function WhoAreYou({ found, again, other }: WhoAreYouProps) {
  const { code, workspace, role, seats, signIn } = found;
  return (
    <Page title={workspace.title}>
      <h1>{workspace.title}</h1>
      {ROLE_SENTENCES[role] !== null && <p className="note">{ROLE_SENTENCES[role]}</p>}
      {signIn && <SignInButton offer={signIn} way={{ kind: 'code', code }} />}
      {!signIn?.only &&
        (seats ? (
          <SeatList
            seats={seats}
            take={async (seat) => {
              const answer = await takeSeat(code, seat);
              if (answer.ok) return enter(answer.value);
              if (codeOf(answer) === 'seatTaken') await again(code);
              return sentencesOf(answer);
            }}
          />
        ) : (
          <NameForm
            join={async (name) => {
              const answer = await joinUnderName(code, name);
              // Somebody made a list in the meantime: it is shown instead of the field.
              if (!answer.ok && codeOf(answer) === 'chooseSeat') await again(code);
              return answer;
            }}
            joined={enter}
          />
        ))}
      <p className="quiet">
        <button type="button" className="as-link" onClick={other}>
          This is not my workspace
        </button>
      </p>
    </Page>
  );
}
