import { AlertDialog } from '@base-ui/react/alert-dialog';
import {
  PHASES,
  type Phase,
  type RevealRule,
  type WorkspaceSettings,
} from '#core/model/workspace.ts';
import type { Board, Command } from '#sync/api.ts';
import { PHASE_WORDS } from '../words.ts';

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

/** The four phases in a row, what each means, and what ends independent work. */
export function PhaseControl({ settings, board, act }: PhaseControlProps) {
  return (
    <section aria-labelledby="phase-title">
      <h3 id="phase-title">Phase</h3>
      <ol className="phases">
        {PHASES.map((phase) => (
          <li key={phase} aria-current={phase === settings.phase ? 'step' : undefined}>
            <PhaseStep phase={phase} settings={settings} board={board} act={act} />
          </li>
        ))}
      </ol>
      <p className="desk-hint">{MEANINGS[settings.phase]}</p>
      {settings.phase !== 'closed' && (
        <RuleForm
          rule={settings.reveal}
          choose={(reveal) => act({ kind: 'change-settings', change: { reveal } })}
        />
      )}
    </section>
  );
}

function PhaseStep({ phase, settings, board, act }: PhaseControlProps & { readonly phase: Phase }) {
  const isNow = phase === settings.phase;
  const go = () => act({ kind: 'set-phase', phase });
  const reveals = settings.phase === 'independent' && phase === 'open';
  if (isNow || !reveals) {
    return (
      <button type="button" aria-pressed={isNow} disabled={isNow} onClick={go}>
        {PHASE_WORDS[phase]}
      </button>
    );
  }
  const waiting = board.rows.filter(
    ({ member, done, seatFree }) => member.role === 'annotator' && !done && !seatFree,
  ).length;
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className="primary">Reveal</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title>Open everybody’s marks?</AlertDialog.Title>
          <AlertDialog.Description>
            {waiting === 0
              ? 'All have said that they are done.'
              : `${waiting} ${waiting === 1 ? 'member has' : 'members have'} not said “done” yet.`}{' '}
            The marks as they stand now are kept as the first pass. What has been seen cannot be
            unseen; new independent work can begin later.
          </AlertDialog.Description>
          <div className="dialog-actions">
            <AlertDialog.Close>Not yet</AlertDialog.Close>
            <AlertDialog.Close className="primary" onClick={go}>
              Reveal now
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

interface RuleFormProps {
  readonly rule: RevealRule;
  readonly choose: (rule: RevealRule) => void;
}

function RuleForm({ rule, choose }: RuleFormProps) {
  return (
    <div className="desk-line">
      <label>
        Marks open
        <select value={rule.kind} onChange={(event) => choose(toRule(event.target.value))}>
          <option value="by-hand">when I reveal them</option>
          <option value="at">at a time</option>
          <option value="after-marks">after so many marks each</option>
          <option value="all-done">when all said “done”</option>
        </select>
      </label>
      {rule.kind === 'at' && (
        <label>
          Time
          <input
            type="datetime-local"
            value={localTime(rule.time)}
            onChange={(event) => {
              const time = new Date(event.target.value);
              if (!Number.isNaN(time.getTime())) choose({ kind: 'at', time: time.toISOString() });
            }}
          />
        </label>
      )}
      {rule.kind === 'after-marks' && (
        <label>
          Marks each
          <input
            type="number"
            min={1}
            max={1000}
            value={rule.marks}
            onChange={(event) => {
              const marks = Math.round(Number(event.target.value));
              if (marks >= 1 && marks <= 1000) choose({ kind: 'after-marks', marks });
            }}
          />
        </label>
      )}
    </div>
  );
}

/** A rule of the kind, with values to begin with. */
function toRule(kind: string): RevealRule {
  switch (kind) {
    case 'at':
      return { kind, time: new Date(Date.now() + 10 * 60_000).toISOString() };
    case 'after-marks':
      return { kind, marks: 5 };
    case 'all-done':
      return { kind };
    default:
      return { kind: 'by-hand' };
  }
}

/** As an input of that type wants it: local, without a zone. */
function localTime(instant: string): string {
  const time = new Date(instant);
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
