import { useState } from 'react';

interface CopyProps {
  /** As in "Copy the link". */
  readonly what: string;
  readonly text: string;
}

/** Puts a text on the clipboard and says so. */
export function Copy({ what, text }: CopyProps) {
  const [done, setDone] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setDone('yes'),
      () => setDone('failed'),
    );
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        Copy {what}
      </button>
      <output className="copied">
        {done === 'yes'
          ? 'Copied.'
          : done === 'failed'
            ? 'Select the text and copy it by hand.'
            : ''}
      </output>
    </>
  );
}
