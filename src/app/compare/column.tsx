import { Suspense, useCallback, useRef, useState } from 'react';
import { lyingAt } from '#core/compare/lying-here.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import type { ReadingView } from '#editor/reading-view.ts';
import { useVisibleMarks } from '../filter/visible-marks.ts';
import { late } from '../frame/late.tsx';
import type { Marking } from '../marking/marking.ts';
import { useObservable } from '../session/observable.ts';
import { useRoom } from '../session/room.ts';
import { changeView, viewState } from '../view-state.ts';
import { ColumnHead, sourceName } from './column-head.tsx';
import { ColumnResizer } from './column-resizer.tsx';
import { Brackets, Margin } from './margin.tsx';
import { MarginMap } from './margin-map.tsx';
import { ReadingText } from './reading-text.tsx';
import { measureLayout, NO_LAYOUT } from './text-layout.ts';
import { textKeys } from './text-keys.ts';

const PlainText = late(async () => (await import('./plain-text.tsx')).PlainText);

interface ColumnProps {
  readonly source: Source;
  readonly marking: Marking;
  /** The one column that a narrow screen shows. */
  readonly shown: boolean;
  readonly folded: boolean;
  readonly first: boolean;
  readonly last: boolean;
  /** In pixels; null while the column has its equal share. */
  readonly width: number | null;
  readonly resize: (width: number | null) => void;
  readonly fold: () => void;
  readonly move: (by: -1 | 1) => void;
}

/** One source: head, text with its margins, map. */
export function Column(props: ColumnProps) {
  const { source, marking, shown, folded } = props;
  const room = useRoom();
  const marks = useVisibleMarks(source.id);
  const { mark: active, furniture, plain } = useObservable(viewState);
  const [layout, setLayout] = useState(NO_LAYOUT);
  const scroller = useRef<HTMLDivElement>(null);
  const laidOut = useCallback(
    (view: ReadingView | null) => setLayout(view ? measureLayout(view) : NO_LAYOUT),
    [],
  );
  /** Only the width at the end of dragging goes into the address: browsers limit how often that changes. */
  const [dragged, setDragged] = useState<number | null>(null);
  const width = dragged ?? props.width;
  const resized = !folded && width !== null;
  const resize = (to: number | null) => {
    setDragged(null);
    props.resize(to);
  };

  const openAt = (offset: number) => {
    const [smallest] = lyingAt(marks, offset);
    changeView({ mark: smallest?.id ?? null });
    return smallest !== undefined;
  };
  return (
    <section
      className="column"
      aria-labelledby={`head-${source.id}`}
      data-folded={folded || undefined}
      data-shown={shown || undefined}
      data-resized={resized || undefined}
      style={resized ? { inlineSize: width } : {}}
    >
      <ColumnHead {...props} marks={marks} />
      {!folded && (
        <div className="column-body">
          <div className="column-scroll" ref={scroller}>
            <div className="column-page" data-furniture={furniture}>
              {plain ? (
                <Suspense fallback={null}>
                  <PlainText source={source} marks={marks} />
                </Suspense>
              ) : (
                <>
                  <Brackets marks={marks} layout={layout} />
                  <ReadingText
                    source={source}
                    label={`${sourceName(source)}: article text. Press question mark for the keys.`}
                    selected={({ anchor, head }) => {
                      marking.select(source, anchor, head);
                      const revision = currentRevision(source).id;
                      room.presences.moveTo({ source: source.id, revision, anchor, head });
                    }}
                    clicked={openAt}
                    keyPressed={(event) =>
                      textKeys(event, { room, marking, source, marks, openAt })
                    }
                    laidOut={laidOut}
                  />
                  <Margin source={source} marks={marks} layout={layout} active={active} />
                </>
              )}
            </div>
          </div>
          <MarginMap source={source} marks={marks} layout={layout} scroller={scroller} />
        </div>
      )}
      {!folded && (
        <ColumnResizer name={sourceName(source)} width={width} drag={setDragged} resize={resize} />
      )}
    </section>
  );
}
