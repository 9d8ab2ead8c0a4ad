import { Suspense, useEffect, useMemo } from 'react';
import type { SourceId } from '#core/model/ids.ts';
import type { Source } from '#core/model/source.ts';
import { FilterBar } from '../filter/filter-bar.tsx';
import { late } from '../frame/late.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { Marking } from '../marking/marking.ts';
import { Palette } from '../marking/palette.tsx';
import { useObservable } from '../session/observable.ts';
import { useMay, useRoom, useWorkspace } from '../session/room.ts';
import { changeView, litUp, toggled, viewState } from '../view-state.ts';
import { Column } from './column.tsx';
import { sourceName } from './column-head.tsx';
import { useReaders } from './readers.ts';

const AcrossPanel = late(async () => (await import('../across/across-panel.tsx')).AcrossPanel);
const LitBar = late(async () => (await import('./lit-bar.tsx')).LitBar);
const NotesPanel = late(async () => (await import('../notes/notes-panel.tsx')).NotesPanel);

/** The articles side by side, the palette over them, the inspector beside them. */
export function CompareView() {
  const room = useRoom();
  const { sources } = useWorkspace();
  const view = useObservable(viewState);
  const lit = useObservable(litUp);
  const mayReadNotes = useMay('read-notes');
  const mayMark = useMay('mark');
  const marking = useMemo(() => new Marking(room.notebook, mayMark), [room.notebook, mayMark]);
  const columns = inOrder(sources, view.order);
  const shown = columns.find((source) => source.id === view.shown) ?? columns[0];
  useRevealing();
  usePendingPieces(marking);
  useAltSelect(marking);

  const move = (index: number, by: -1 | 1) => {
    const order = columns.map((source) => source.id);
    const [moved] = order.splice(index, 1);
    if (moved) order.splice(index + by, 0, moved);
    changeView({ order });
  };
  const resize = (source: SourceId, width: number | null) => {
    const widths = new Map(view.widths);
    if (width === null) widths.delete(source);
    else widths.set(source, width);
    changeView({ widths });
  };
  return (
    <main className="compare">
      <FilterBar />
      {lit && (
        <Suspense fallback={null}>
          <LitBar key={`${lit.title}/${lit.passages.length}`} lit={lit} />
        </Suspense>
      )}
      <nav className="switcher" aria-label="Articles">
        {columns.map((source) => (
          <button
            key={source.id}
            type="button"
            aria-pressed={source.id === shown?.id}
            onClick={() => changeView({ shown: source.id })}
          >
            <span className="column-letter" aria-hidden="true">
              {source.letter}
            </span>
            {sourceName(source)}
          </button>
        ))}
      </nav>
      <div className="compare-body">
        <div className="columns">
          {columns.map((source, index) => (
            <Column
              key={source.id}
              shown={source === shown}
              source={source}
              marking={marking}
              folded={view.folded.includes(source.id)}
              first={index === 0}
              last={index === columns.length - 1}
              width={view.widths.get(source.id) ?? null}
              resize={(width) => resize(source.id, width)}
              fold={() => changeView({ folded: toggled(view.folded, source.id) })}
              move={(by) => move(index, by)}
            />
          ))}
        </div>
        <Inspector />
        {view.notes && mayReadNotes && (
          <Suspense fallback={<aside className="notes" aria-busy="true" />}>
            <NotesPanel marking={marking} />
          </Suspense>
        )}
      </div>
      {view.across && !view.plain && (
        <Suspense fallback={<section className="across" aria-busy="true" />}>
          <AcrossPanel marking={marking} />
        </Suspense>
      )}
      <Palette marking={marking} />
    </main>
  );
}

function inOrder(sources: readonly Source[], order: readonly SourceId[]): Source[] {
  const rank = (source: Source) => {
    const at = order.indexOf(source.id);
    return at === -1 ? order.length : at;
  };
  return sources.toSorted((a, b) => rank(a) - rank(b));
}

/** Brings the active mark into sight, in whatever column it stands. */
function useRevealing(): void {
  const room = useRoom();
  const readers = useReaders();
  const { mark } = useObservable(viewState);
  useEffect(() => {
    const target = mark && room.marks.marks.value.get(mark)?.target;
    const [first] = target ? target.segments : [];
    if (!target || !first) return;
    if (viewState.value.shown !== target.source) changeView({ shown: target.source });
    readers.get(target.source)?.reveal(first);
  }, [mark, readers, room]);
}

function usePendingPieces(marking: Marking): void {
  const readers = useReaders();
  const pieces = useObservable(marking.pieces);
  useEffect(() => {
    for (const [source, reader] of readers) {
      reader.painter.pending(pieces?.source.id === source ? pieces.spans : []);
    }
  }, [readers, pieces]);
}

/** Pressing with Alt keeps what is selected as a piece of the coming mark and starts another. */
function useAltSelect(marking: Marking): void {
  useEffect(() => {
    const pressed = (event: PointerEvent) => {
      const inText = event.target instanceof Element && event.target.closest('.reading-place');
      if (event.altKey && inText) marking.addPiece();
    };
    document.addEventListener('pointerdown', pressed, { capture: true });
    return () => document.removeEventListener('pointerdown', pressed, { capture: true });
  }, [marking]);
}
