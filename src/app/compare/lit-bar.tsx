import { useEffect, useMemo, useState } from 'react';
import type { Lit, LitPassage } from '../lit.ts';
import { useWorkspace } from '../session/room.ts';
import { changeView, putOutLights } from '../view-state.ts';
import { counted } from '../words.ts';
import { useReaders } from './readers.ts';

/** The passages that another screen asked for, painted in all columns, and the way from one to the next. */
export function LitBar({ lit: { title, passages: unordered } }: { readonly lit: Lit }) {
  const readers = useReaders();
  const { sources } = useWorkspace();
  const passages = useMemo(
    () =>
      sources.flatMap(({ id }) =>
        unordered.filter(({ source }) => source === id).toSorted((a, b) => a.start - b.start),
      ),
    [sources, unordered],
  );
  const [at, setAt] = useState(-1);
  useEffect(() => {
    for (const [source, reader] of readers) {
      const here = passages.filter((passage) => passage.source === source);
      reader.painter.lit(here);
      const [first] = here;
      if (first) reader.reveal(first);
    }
    return () => {
      for (const reader of readers.values()) reader.painter.lit([]);
    };
  }, [passages, readers]);
  const show = (passage: LitPassage) => {
    const reader = readers.get(passage.source);
    changeView({ shown: passage.source });
    reader?.view.select({ anchor: passage.start, head: passage.start }, { scroll: false });
    reader?.reveal(passage);
  };
  const step = (by: 1 | -1) => {
    const start = at === -1 && by === -1 ? 0 : at;
    const next = (start + by + passages.length) % Math.max(1, passages.length);
    const passage = passages[next];
    setAt(next);
    if (passage) show(passage);
  };
  const places = sources.flatMap(({ id, letter }) => {
    const count = passages.filter(({ source }) => source === id).length;
    return count === 0 ? [] : [`${letter} ${count}`];
  });
  return (
    <section className="lit-bar" aria-label="Lit up">
      <p role="status">
        <span className="lit-sample" aria-hidden="true" /> {title}:{' '}
        {counted(passages.length, 'passage', 'passages')} ({places.join(', ')})
        {at >= 0 && `, now ${at + 1}`}
      </p>
      <button type="button" onClick={() => step(-1)}>
        Before
      </button>
      <button
        type="button"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- one has just asked for these passages
        autoFocus
        onClick={() => step(1)}
      >
        Next
      </button>
      <button type="button" onClick={() => history.back()}>
        Back to the table
      </button>
      <button type="button" className="tool" aria-label="Put out the lights" onClick={putOutLights}>
        ×
      </button>
    </section>
  );
}
