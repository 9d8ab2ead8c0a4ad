import { useState } from 'react';

/**
 * A control whose value the server keeps: what was chosen shows at once, and what is kept once the server
 * has answered, so that a refusal puts the control back.
 */
export function usePending<T>(
  kept: T,
  send: (value: T) => Promise<unknown>,
): readonly [shown: T, choose: (value: T) => void] {
  const [pending, setPending] = useState<{ readonly value: T } | null>(null);
  const choose = async (value: T) => {
    const mine = { value };
    setPending(mine);
    await send(value);
    setPending((now) => (now === mine ? null : now));
  };
  return [pending ? pending.value : kept, (value) => void choose(value)];
}
