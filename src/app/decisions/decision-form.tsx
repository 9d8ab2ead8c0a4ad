import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Decision } from '#core/model/decision.ts';
import { TALK_LIMITS } from '#core/model/talk.ts';
import { TagOptions } from '../inspector/tag-options.tsx';
import type { Mark } from '../session/marks.ts';
import { useWorkspace } from '../session/room.ts';
import type { DecisionWords } from './say-decision.ts';

interface DecisionFormProps {
  readonly mark: Mark;
  readonly choice: 'keep' | 'drop' | 'change';
  /** What stands, to be said in other words. */
  readonly begun: Decision | undefined;
  readonly say: (words: DecisionWords) => void;
  readonly cancel: () => void;
}

const ACTS = { keep: 'Keep it', drop: 'Drop it', change: 'Change it' } as const;

/** The reason, and the new tag. Escape leads out of the form first, and only then out of the panel. */
export function DecisionForm({ mark, choice, begun, say, cancel }: DecisionFormProps) {
  const { codeBook, codes } = useWorkspace();
  const [reason, setReason] = useState(begun?.reason ?? '');
  const [tagChosen, setTagChosen] = useState<string>(begun?.choice === 'change' ? begun.tag : '');
  const tag = [...codes.tags.keys()].find((id) => id === tagChosen);
  const isTold = choice === 'keep' || reason.trim() !== '';
  const isWhole = isTold && (choice !== 'change' || tag !== undefined);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!isWhole) return;
    if (choice !== 'change') say({ choice, reason: reason.trim() });
    else if (tag) say({ choice, tag, reason: reason.trim() });
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    cancel();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of its fields
    <form className="decision-form" aria-label={ACTS[choice]} onSubmit={submit} onKeyDown={keyed}>
      {choice === 'change' && (
        <label className="field">
          <span>New tag</span>
          <select
            value={tagChosen}
            onChange={({ target }) => setTagChosen(target.value)}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a button of one's own
            autoFocus
          >
            <option value="" disabled>
              Choose
            </option>
            <TagOptions codeBook={codeBook} without={mark.tag} />
          </select>
        </label>
      )}
      <label className="field">
        <span>{choice === 'keep' ? 'Why (you need not say)' : 'Why'}</span>
        <textarea
          rows={2}
          value={reason}
          maxLength={TALK_LIMITS.reason}
          onChange={({ target }) => setReason(target.value)}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a button of one's own
          autoFocus={choice !== 'change'}
        />
      </label>
      <p className="decision-actions">
        <button type="submit" className="primary" disabled={!isWhole} title="Ctrl+Enter">
          {ACTS[choice]}
        </button>
        <button type="button" onClick={cancel}>
          Cancel
        </button>
      </p>
    </form>
  );
}
