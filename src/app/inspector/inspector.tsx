import { Suspense, useRef } from 'react';
import { useReaders } from '../compare/readers.ts';
import { late } from '../frame/late.tsx';
import { linkingFrom } from '../links/linking.ts';
import { messages } from '../messages.ts';
import { useObservable } from '../session/observable.ts';
import { useRoom } from '../session/room.ts';
import { changeView, viewState } from '../view-state.ts';
import { Refusals } from './refusals.tsx';

const MarkPanel = late(async () => (await import('./mark-panel.tsx')).MarkPanel);

/** The panel about one mark, or what to do where none is chosen. */
export function Inspector() {
  const { mark: id } = useObservable(viewState);
  const room = useRoom();
  const marks = useObservable(room.marks.marks);
  const mark = id ? marks.get(id) : undefined;
  const refusals = useObservable(room.connection.refusals);
  const readers = useReaders();
  const panel = useRef<HTMLElement>(null);
  const close = () => {
    linkingFrom.set(null);
    changeView({ mark: null });
    // A mark that is gone has no text to return to; any is better than none.
    const [first] = readers.values();
    const reader = mark ? readers.get(mark.target.source) : first;
    reader?.view.focus();
  };
  return (
    // Escape leads back from anything in the panel to the text.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={panel}
      className="inspector"
      aria-label="Mark"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- `i` brings the focus here
      tabIndex={-1}
      data-empty={(id === null && refusals.length === 0 && marks.size > 0) || undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <Refusals />
      {mark ? (
        <Suspense fallback={null}>
          <MarkPanel key={mark.id} mark={mark} close={close} />
        </Suspense>
      ) : (
        <Nothing missing={id !== null} any={marks.size > 0} />
      )}
    </aside>
  );
}

function Nothing({ missing, any }: { readonly missing: boolean; readonly any: boolean }) {
  if (missing) return <p className="inspector-hint">{messages.notHere}</p>;
  return (
    <div className="inspector-hint">
      <p className="hint-title">{any ? 'Choose a mark' : 'Nothing is marked yet'}</p>
      <p>
        {any
          ? 'Click marked words or a note in the margin to see who marked what, and why.'
          : 'Select words in an article. A palette opens: choose how the passage is framed, what it claims, or which word is loaded.'}
      </p>
      <p className="hint-keys">
        With keys alone: Tab into an article, hold Shift with the arrows or press <kbd>s</kbd> for a
        sentence, then <kbd>f</kbd>, <kbd>c</kbd> or <kbd>l</kbd> and the key of a tag. <kbd>?</kbd>{' '}
        shows them all.
      </p>
    </div>
  );
}
