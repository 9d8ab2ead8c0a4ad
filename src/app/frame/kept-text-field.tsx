import { useEffect, useEffectEvent, useRef, useState } from 'react';

/** Typing becomes one change, and one step of undo, after a pause or when the field is left. */
const PAUSE_MS = 800;

interface KeptTextFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly rows: number;
  readonly changed: (value: string) => void;
}

/** A box for a kept text: what one types there, and what changes elsewhere meanwhile. */
export function KeptTextField({
  label,
  help,
  value,
  maxLength,
  rows,
  changed,
}: KeptTextFieldProps) {
  /** What is typed and not yet a change; null shows what is kept, also when it changes elsewhere. */
  const [draft, setDraft] = useState<string | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = () => {
    clearTimeout(waiting.current);
    if (draft !== null && draft !== value) changed(draft);
    setDraft(null);
  };
  const keepLatest = useEffectEvent(keep);
  useEffect(() => {
    if (draft === null) return undefined;
    waiting.current = setTimeout(() => keepLatest(), PAUSE_MS);
    return () => clearTimeout(waiting.current);
  }, [draft]);
  useEffect(() => () => keepLatest(), []);
  return (
    <label className="field" title={help}>
      <span>{label}</span>
      <textarea
        rows={rows}
        maxLength={maxLength}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
      />
    </label>
  );
}
