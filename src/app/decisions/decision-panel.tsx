import { useRef, useState } from 'react';
import {
  identicalTo,
  standingDecisions,
  type StandingDecision,
} from '#core/compare/adjudicated.ts';
import type { Decision } from '#core/model/decision.ts';
import type { Published } from '#core/model/plain-records.ts';
import type { Mark } from '../session/marks.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import '../styles/decisions.css';
import { DecisionForm } from './decision-form.tsx';
import { sayDecision, type DecisionWords } from './say-decision.ts';

export type Choice = Exclude<Decision['choice'], 'undecided'>;

const CHOICES = ['keep', 'drop', 'change'] as const satisfies readonly Choice[];
const LABELS: Readonly<Record<Choice, string>> = {
  keep: 'Keep',
  drop: 'Drop',
  change: 'Change tag',
};

/** What was decided about a mark, for all; the buttons for those who may decide. */
export function DecisionPanel({ mark }: { readonly mark: Mark }) {
  const room = useRoom();
  const mayDecide = useMay('adjudicate');
  const said = useObservable(room.records.of('decisions')).filter(({ about }) => about === mark.id);
  const standing = standingDecisions([mark], said).get(mark.id);
  const others = said.filter((one) => one !== standing?.decision && one.choice !== 'undecided');
  if (!mayDecide && !standing) return null;
  return (
    <section className="decision" aria-label="Decision">
      <h3>Decision</h3>
      {standing ? (
        <p aria-live="polite">
          <DecisionWordsShown decision={standing.decision} />
          {standing.isOvertaken && (
            <strong> The mark has changed since and has to be decided again.</strong>
          )}
        </p>
      ) : (
        <p aria-live="polite">Not decided.</p>
      )}
      {mayDecide && <Deciding mark={mark} standing={standing} />}
      {others.length > 0 && (
        <ul className="reasons" aria-label="Decided otherwise or before">
          {others.map((decision) => (
            <li key={decision.author}>
              <DecisionWordsShown decision={decision} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function DecisionWordsShown({ decision }: { readonly decision: Published<Decision> }) {
  const nameOf = useMemberName();
  const { codes } = useWorkspace();
  const did = () => {
    switch (decision.choice) {
      case 'keep':
        return 'Kept';
      case 'drop':
        return 'Dropped';
      case 'change':
        return `Changed to “${codes.tags.get(decision.tag)?.tag.label ?? decision.tag}”`;
      case 'undecided':
        return 'Taken back';
    }
  };
  const why = decision.reason === '' ? '.' : `: ${decision.reason}`;
  return `${did()} by ${nameOf(decision.author)}${why}`;
}

interface DecidingProps {
  readonly mark: Mark;
  readonly standing: StandingDecision | undefined;
}

/** "Keep" is one press, and a reason can follow; the others ask for the reason first. */
function Deciding({ mark, standing }: DecidingProps) {
  const room = useRoom();
  const nameOf = useMemberName();
  const same = identicalTo(mark, useObservable(room.marks.marks).values());
  const [isForAll, setIsForAll] = useState(true);
  const [asking, setAsking] = useState<Choice | null>(null);
  const buttons = useRef(new Map<Choice, HTMLButtonElement>());
  const chosen = standing && !standing.isOvertaken ? standing.decision : undefined;
  const say = (words: DecisionWords) => {
    sayDecision(room, isForAll ? [mark, ...same] : [mark], words);
    // The form that held the focus goes.
    if (asking) buttons.current.get(asking)?.focus();
    setAsking(null);
  };
  const press = (choice: Choice) => {
    if (choice === 'keep' && chosen?.choice !== 'keep') say({ choice, reason: '' });
    else setAsking(asking === choice ? null : choice);
  };
  const takeBack = () => {
    say({ choice: 'undecided', reason: '' });
    buttons.current.get('keep')?.focus();
  };
  const cancel = () => {
    if (asking) buttons.current.get(asking)?.focus();
    setAsking(null);
  };
  return (
    <>
      <div className="decision-buttons">
        {CHOICES.map((choice) => (
          <button
            key={choice}
            ref={(button) => {
              if (button) buttons.current.set(choice, button);
            }}
            type="button"
            aria-pressed={chosen?.choice === choice}
            aria-expanded={asking === choice}
            onClick={() => press(choice)}
          >
            {LABELS[choice]}
          </button>
        ))}
      </div>
      {standing && (
        <p className="decision-more">
          {chosen?.choice === 'keep' && chosen.reason === '' && (
            <button type="button" className="link" onClick={() => setAsking('keep')}>
              Say why
            </button>
          )}
          <button type="button" className="link" onClick={takeBack}>
            Take it back
          </button>
        </p>
      )}
      {same.length > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={isForAll}
            onChange={({ target }) => setIsForAll(target.checked)}
          />
          <span>
            Also for the same mark by{' '}
            {[...new Set(same.map(({ author }) => nameOf(author)))].join(', ')}
          </span>
        </label>
      )}
      {asking && (
        <DecisionForm
          key={asking}
          mark={mark}
          choice={asking}
          begun={chosen?.choice === asking ? chosen : undefined}
          say={say}
          cancel={cancel}
        />
      )}
    </>
  );
}
