import { useEffect, useState, type ReactNode } from 'react';

interface CopyButtonProps {
  readonly text: string;
  readonly children: ReactNode;
}

/** Says that it has copied; where the browser does not let it, shows the text selected, to be copied by hand. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  useEffect(() => {
    if (state !== 'copied') return undefined;
    const later = setTimeout(() => setState('ready'), 2_500);
    return () => clearTimeout(later);
  }, [state]);
  const copy = async () => {
    try {
      // Browsers offer the clipboard only on https and on this machine itself.
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('refused');
    }
  };
  if (state === 'refused') {
    return (
      <input
        className="copy-by-hand"
        readOnly
        value={text}
        aria-label="Copy this by hand"
        ref={(field) => {
          field?.focus();
          field?.select();
        }}
      />
    );
  }
  return (
    <button type="button" onClick={() => void copy()}>
      <span aria-live="polite">{state === 'copied' ? 'Copied' : children}</span>
    </button>
  );
}
