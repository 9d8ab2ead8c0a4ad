import { useState } from 'react';

interface CopyProps {
  /** As in "Copy the link". */
  readonly what: string;
  readonly text: string;
}

/** Puts a text on the clipboard and says so; where the browser does not let it, the text to be copied by hand. */
export function Copy({ what, text }: CopyProps) {
  const [done, setDone] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = async () => {
    try {
      // Over plain http browsers have no clipboard at all, except on this machine itself.
      await navigator.clipboard.writeText(text);
      setDone('yes');
    } catch {
      setDone('failed');
    }
  };
  if (done === 'failed') {
    return (
      <input
        className="copy-by-hand"
        readOnly
        value={text}
        aria-label={`Copy ${what} by hand`}
        ref={(field) => {
          field?.focus();
          field?.select();
        }}
      />
    );
  }
  return (
    <span className="copy">
      <button type="button" onClick={() => void copy()}>
        Copy {what}
      </button>
      <output className="copied">{done === 'yes' && 'Copied.'}</output>
    </span>
  );
}
