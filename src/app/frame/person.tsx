import { useState } from 'react';
import { goTo } from '../place.ts';
import { sentencesOf } from '../session/ask.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useRoom } from '../session/room.ts';
import { useSaveState } from '../session/save-state.ts';
import { leave } from '../session/session-api.ts';
import { sendCommand } from '../session/workspaces-api.ts';
import { counted, ROLE_WORDS } from '../words.ts';
import { useVisit } from '../workspace/visit-context.ts';
import { Copy } from './copy.tsx';

/** Who I am and who is here, my return code, my data, and the way out on this device. */
export function Person({ names }: { readonly names: string }) {
  const { me, session } = useRoom();
  return (
    <>
      <div>
        <p className="person-title">{me.displayName}</p>
        <p className="quiet">
          {ROLE_WORDS[me.role]}: {ROLE_SENTENCES[me.role]}
        </p>
      </div>
      <p className="quiet">Here now: {names}</p>
      <ReturnCode />
      <section className="person-part">
        <a href={`/api/workspaces/${session.workspace.id}/me`} download>
          Download my data
        </a>
      </section>
      <Leaving />
    </>
  );
}

const ROLE_SENTENCES = {
  owner: 'you may do everything here.',
  editor: 'you run the workspace together with the owner.',
  annotator: 'you mark the articles and talk about the marks.',
  viewer: 'you read along.',
} as const;

function ReturnCode() {
  const { session } = useRoom();
  const mayHave = useMay('keep-return-code');
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (!mayHave) return null;
  const make = async () => {
    const answer = await sendCommand(session.workspace.id, { kind: 'new-return-code' });
    setProblem(answer.ok ? null : sentencesOf(answer));
    if (answer.ok) setCode(answer.value.secret);
  };
  return (
    <section className="person-part" aria-labelledby="return-title">
      <h3 id="return-title">My return code</h3>
      {code === null ? (
        <>
          <p className="quiet">
            With it you are the same person on another device: your marks, your name. Each new code
            ends the one before.
          </p>
          <p>
            <button type="button" onClick={() => void make()}>
              Make a return code
            </button>
          </p>
        </>
      ) : (
        <>
          <p className="recovery-key">
            <code>{code}</code>
          </p>
          <p className="quiet">
            Write it down now: it is not shown again. Use it at {location.host}/return.
          </p>
          <p>
            <Copy what="the code" text={code} />
          </p>
        </>
      )}
      <p className="field-problem" role="alert">
        {problem}
      </p>
    </section>
  );
}

function Leaving() {
  const room = useRoom();
  const visit = useVisit();
  const saved = useSaveState();
  useObservable(room.marks.marks);
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const unsaved =
    saved.kind === 'saved' ? 0 : room.marks.countKeptHere(room.connection.sinceKept.keys);
  const go = async () => {
    const answer = await leave(room.session.workspace.id);
    if (!answer.ok) return setProblem(sentencesOf(answer));
    await visit.forgetHere();
    goTo('/');
  };
  return (
    <section className="person-part" aria-labelledby="leave-title">
      <h3 id="leave-title">On this device</h3>
      {sure ? (
        <>
          <p>
            This browser forgets you and everything it keeps of the workspace. What is saved stays
            there. Without a return code you cannot become {room.me.displayName} again.
            {unsaved > 0 &&
              ` ${counted(unsaved, 'change is', 'changes are')} not saved yet and would be lost.`}
          </p>
          <p className="page-actions">
            <button type="button" className="danger" onClick={() => void go()}>
              Leave
            </button>
            <button type="button" onClick={() => setSure(false)}>
              Stay
            </button>
          </p>
        </>
      ) : (
        <>
          <p className="quiet">Do others use this device? Leave when you have finished.</p>
          <p>
            <button type="button" onClick={() => setSure(true)}>
              Leave on this device
            </button>
          </p>
        </>
      )}
      <p className="field-problem" role="alert">
        {problem}
      </p>
    </section>
  );
}
