import { useState } from 'react';
import { isRevealDue } from '#core/model/reveal.ts';
import type { RevealRule, WorkspaceSettings } from '#core/model/workspace.ts';
import type { Board, Command } from '#sync/api.ts';
import { serverDate } from '../session/server-clock.ts';
import { annotatorsOf, marksOf } from './board-figures.ts';
import { Confirm } from './confirm.tsx';
import { inputTime, ruleOfKind } from './reveal-rule.ts';

interface RevealRuleFormProps {
  readonly settings: WorkspaceSettings;
  readonly board: Board;
  readonly act: (command: Command) => void;
}

interface Draft {
  readonly rule: RevealRule;
  /** When it was last changed. */
  readonly since: Date;
}

/**
 * What ends independent work. A rule counts only once it is set: while a number is being typed, its first
 * digit alone could already be true, and marks that were revealed cannot be taken back.
 */
export function RevealRuleForm({ settings, board, act }: RevealRuleFormProps) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const rule = draft?.rule ?? settings.reveal;
  const change = (next: RevealRule) => setDraft({ rule: next, since: serverDate() });
  const isNew = JSON.stringify(rule) !== JSON.stringify(settings.reveal);
  const set = () => {
    act({ kind: 'change-settings', change: { reveal: rule } });
    setDraft(null);
  };
  const annotators = annotatorsOf(board);
  const progress = annotators.map((row) => ({ marks: marksOf(row), done: row.done }));
  const revealsNow =
    draft !== null && isRevealDue({ ...settings, reveal: draft.rule }, progress, draft.since);
  return (
    <div className="desk-line">
      <label>
        Marks open
        <select value={rule.kind} onChange={(event) => change(ruleOfKind(event.target.value))}>
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
            value={inputTime(rule.time)}
            onChange={(event) => {
              const time = new Date(event.target.value);
              if (!Number.isNaN(time.getTime())) change({ kind: 'at', time: time.toISOString() });
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
              const marks = Math.round(event.target.valueAsNumber);
              if (marks >= 1 && marks <= 1000) change({ kind: 'after-marks', marks });
            }}
          />
        </label>
      )}
      {isNew && revealsNow && (
        <Confirm
          label="Set the rule"
          look="primary"
          title="This rule is true already"
          yes="Reveal now"
          act={set}
        >
          Everybody’s marks open at once. What has been seen cannot be unseen.
        </Confirm>
      )}
      {isNew && !revealsNow && (
        <button type="button" className="primary" onClick={set}>
          Set the rule
        </button>
      )}
      {isNew ? (
        <button type="button" onClick={() => setDraft(null)}>
          Leave it
        </button>
      ) : (
        <span className="desk-hint">{progressSentence(rule, progress)}</span>
      )}
    </div>
  );
}

function progressSentence(
  rule: RevealRule,
  progress: readonly { readonly marks: number; readonly done: boolean }[],
): string {
  const of = `of ${progress.length}`;
  switch (rule.kind) {
    case 'by-hand':
      return '';
    case 'at':
      return `Opens by itself at ${new Date(rule.time).toLocaleTimeString(undefined, { timeStyle: 'short' })}.`;
    case 'after-marks':
      return `${progress.filter(({ marks }) => marks >= rule.marks).length} ${of} have made as many.`;
    case 'all-done':
      return `${progress.filter(({ done }) => done).length} ${of} have said so.`;
  }
}
