import { PHASES, type Phase, type WorkspaceSettings } from '#core/model/workspace.ts';
import type { Board, Command } from '#sync/api.ts';
import { PHASE_WORDS } from '#core/model/workspace.ts';
import { annotatorsOf } from './board-figures.ts';
import { Confirm } from './confirm.tsx';
import { RevealRuleForm } from './reveal-rule-form.tsx';

interface PhaseControlProps {
  readonly settings: WorkspaceSettings;
  readonly board: Board;
  readonly act: (command: Command) => void;
}

const MEANINGS: Readonly<Record<Phase, string>> = {
  setup: 'Members wait. Only owners and editors see the articles.',
  independent: 'Everybody marks alone. Nobody sees what another has marked.',
  open: 'All marks are open. Members reply, vote and go on marking.',
  closed: 'Everything can be read and exported; nothing can be changed.',
};

/** The four phases in a row, what each means for members, and the way there from the present one. */
export function PhaseControl({ settings, board, act }: PhaseControlProps) {
  const now = PHASES.indexOf(settings.phase);
  const mayEndByItself = settings.phase === 'setup' || settings.phase === 'independent';
  return (
    <section aria-labelledby="phase-title">
      <h3 id="phase-title">Phase</h3>
      <ol className="phases">
        {PHASES.map((phase, index) => (
          <li
            key={phase}
            aria-current={index === now ? 'step' : undefined}
            data-past={index < now || undefined}
          >
            <strong>{PHASE_WORDS[phase]}</strong>
            <p>{MEANINGS[phase]}</p>
            {index === now ? (
              <span className="phase-now">{nowIn(settings)}</span>
            ) : (
              <Step to={phase} settings={settings} board={board} act={act} />
            )}
          </li>
        ))}
      </ol>
      {mayEndByItself && <RevealRuleForm settings={settings} board={board} act={act} />}
    </section>
  );
}

function nowIn({ phase, round }: WorkspaceSettings): string {
  return phase === 'independent' && round > 1 ? `Now, for the ${ordinal(round)} time` : 'Now';
}

function ordinal(count: number): string {
  return count === 2 ? 'second' : count === 3 ? 'third' : `${count}th`;
}

function Step({ to, settings, board, act }: PhaseControlProps & { readonly to: Phase }) {
  const go = () => act({ kind: 'set-phase', phase: to });
  const from = settings.phase;
  const isNext = PHASES.indexOf(to) === PHASES.indexOf(from) + 1;
  if (to === 'setup') {
    return (
      <Confirm
        label="Back to preparation"
        title="Take the articles back?"
        yes="Back to preparation"
        act={go}
      >
        Members see a waiting page until you go on. Nothing that they wrote is lost.
      </Confirm>
    );
  }
  if (to === 'independent' && from !== 'setup') {
    return (
      <Confirm
        label="Back to independent work"
        title="Begin independent work again?"
        yes="Begin again"
        act={go}
      >
        What is open stays open to read. New marks and changes are seen by their maker alone until
        the next reveal, and everybody’s “done” is taken back.
      </Confirm>
    );
  }
  if (to === 'open' && from === 'independent') {
    return (
      <Confirm
        label="Reveal"
        look="primary"
        title="Open everybody’s marks?"
        yes="Reveal now"
        act={go}
      >
        {waitingSentence(board)} The marks as they stand now are kept as the first pass. What has
        been seen cannot be unseen; new independent work can begin later.
      </Confirm>
    );
  }
  return (
    <button type="button" className={isNext ? 'primary' : undefined} onClick={go}>
      {LABELS[to]}
    </button>
  );
}

const LABELS: Readonly<Record<Exclude<Phase, 'setup'>, string>> = {
  independent: 'Begin independent work',
  open: 'Open all marks',
  closed: 'Close the room',
};

function waitingSentence(board: Board): string {
  const waiting = annotatorsOf(board).filter(({ done }) => !done).length;
  if (waiting === 0) return 'All have said that they are done.';
  return `${waiting} ${waiting === 1 ? 'member has' : 'members have'} not said “done” yet.`;
}
