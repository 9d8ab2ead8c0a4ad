import { useEffect, useMemo, useState } from 'react';
import type { Pair } from '#core/compare/alignment/judged-alignment.ts';
import { unansweredPassages } from '#core/compare/alignment/unanswered.ts';
import { useReaders } from '../compare/readers.ts';
import { useWorkspace } from '../session/room.ts';

/** Lights up the sentences that no other article answers, and counts them. */
export function OnlyHere({ pairs }: { readonly pairs: readonly Pair[] }) {
  const { sources } = useWorkspace();
  const readers = useReaders();
  const [isLit, setLit] = useState(false);
  const counts = useMemo(
    () => sources.map((source) => ({ source, ...unansweredPassages(source, pairs) })),
    [sources, pairs],
  );
  useEffect(() => {
    if (!isLit) return undefined;
    for (const { source, alone } of counts) readers.get(source.id)?.painter.alone(alone);
    return () => {
      for (const reader of readers.values()) reader.painter.alone([]);
    };
  }, [isLit, counts, readers]);
  return (
    <label className="across-only">
      <input type="checkbox" checked={isLit} onChange={() => setLit(!isLit)} /> Only here:{' '}
      {counts
        .map(({ source, alone, all }) => `${source.letter} ${alone.length} of ${all}`)
        .join(', ')}{' '}
      sentences
    </label>
  );
}
