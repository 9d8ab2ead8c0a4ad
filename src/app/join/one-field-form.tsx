import { useId, useRef, useState, type FormEvent, type InputHTMLAttributes } from 'react';

interface OneFieldFormProps {
  readonly label: string;
  readonly action: string;
  /** Says what is wrong with the text, or resolves with null when all went well. */
  readonly submit: (text: string) => Promise<string | null>;
  readonly given?: string;
  readonly input?: InputHTMLAttributes<HTMLInputElement>;
}

/** A label, a field, a button, and a sentence when it did not work. The text stays in the field. */
export function OneFieldForm({ label, action, submit, given = '', input }: OneFieldFormProps) {
  const [text, setText] = useState(given);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const found = await submit(text);
    setBusy(false);
    setProblem(found);
    if (found !== null) field.current?.focus();
  };
  return (
    <form className="one-field" onSubmit={(event) => void send(event)} noValidate>
      <label htmlFor={id}>{label}</label>
      <div className="one-field-line">
        <input
          autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has this one field
          autoFocus
          {...input}
          ref={field}
          id={id}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
        />
        <button type="submit" className="primary" aria-disabled={busy}>
          {action}
        </button>
      </div>
      <p id={`${id}-problem`} className="field-problem" role="alert">
        {problem}
      </p>
    </form>
  );
}
