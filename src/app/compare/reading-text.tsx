import { useContext, useEffect, useEffectEvent, useRef } from 'react';
import { useObservable } from '../session/observable.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import type { Channel, CodeBookIndex } from '#core/model/codebook.ts';
import type { Span } from '#core/text/segments.ts';
import { Painter, type PaintedMark } from '#editor/painter.ts';
import { ReadingView, type ReadingSelection } from '#editor/reading-view.ts';
import { useFilter, type MarkPredicate } from '../filter/visible-marks.ts';
import type { Mark } from '../session/marks.ts';
import { useRoom, useWorkspace, type Room } from '../session/room.ts';
import { viewState } from '../view-state.ts';
import { ReadersContext, useReaders, type Reader } from './readers.ts';

export interface ReadingTextProps {
  readonly source: Source;
  readonly label: string;
  readonly selected: (selection: ReadingSelection) => void;
  readonly clicked: (offset: number, event: MouseEvent) => void;
  readonly keyPressed: (event: KeyboardEvent) => boolean;
  /** Called when the text stands and whenever its size changes; with null when it goes. */
  readonly laidOut: (view: ReadingView | null) => void;
}

/** The frozen text of a column, painted. React makes the place; the view and the painter live in it. */
export function ReadingText(props: ReadingTextProps) {
  const place = useRef<HTMLDivElement>(null);
  const readers = useContext(ReadersContext);
  const { source } = props;
  const revision = currentRevision(source);
  const selected = useEffectEvent(props.selected);
  const clicked = useEffectEvent(props.clicked);
  const keyPressed = useEffectEvent(props.keyPressed);
  const laidOut = useEffectEvent(props.laidOut);
  const label = useEffectEvent(() => props.label);

  useEffect(() => {
    if (!place.current) return;
    const view = new ReadingView(place.current, {
      revision,
      language: source.metadata.language,
      label: label(),
      selectionChanged: (selection) => selected(selection),
      clicked: (offset, event) => clicked(offset, event),
      keyPressed: (event) => keyPressed(event),
    });
    const painter = new Painter(view);
    readers.set(source.id, { view, painter, reveal: (span) => reveal(view, span) });
    const observer = new ResizeObserver(() => laidOut(view));
    observer.observe(view.element);
    return () => {
      observer.disconnect();
      readers.set(source.id, null);
      laidOut(null);
      painter.destroy();
      view.destroy();
    };
  }, [readers, revision, source.id, source.metadata.language]);

  usePainting(source);
  return <div ref={place} className="reading-place" />;
}

function usePainting(source: Source): void {
  const room = useRoom();
  const { codes } = useWorkspace();
  const reader = useReaders().get(source.id);
  const passes = useFilter();
  const { mark: active } = useObservable(viewState);

  useEffect(
    () => (reader ? keepPainted(reader, source, room, codes, passes) : undefined),
    [reader, source, room, codes, passes],
  );

  useEffect(() => {
    if (!reader) return;
    const emphasise = () => {
      const mark = active ? room.marks.marks.value.get(active) : undefined;
      reader.painter.emphasise(mark?.target.source === source.id ? mark.target.segments : []);
    };
    emphasise();
    return room.marks.onChange(emphasise);
  }, [reader, active, room, source.id]);

  useEffect(() => {
    if (!reader) return;
    const show = () => reader.painter.presence(selectionsIn(source, room));
    show();
    return room.presences.people.watch(show);
  }, [reader, room, source]);
}

/** Paints all that passes the filter, then only what changes. @returns the way to stop. */
function keepPainted(
  reader: Reader,
  source: Source,
  room: Room,
  codes: CodeBookIndex,
  passes: MarkPredicate,
): () => void {
  const revision = currentRevision(source).id;
  const isHere = (mark: Mark) => mark.target.revision === revision && passes(mark);
  const toPaint = (mark: Mark): PaintedMark => ({
    id: mark.id,
    channel: codes.tags.get(mark.tag)?.layer.channel ?? FALLBACK,
    spans: mark.target.segments,
  });
  reader.painter.set([...room.marks.marks.value.values()].filter(isHere).map(toPaint));
  return room.marks.onChange(({ changed, removed }) => {
    const gone = changed.filter((mark) => !isHere(mark)).map((mark) => mark.id);
    reader.painter.change(changed.filter(isHere).map(toPaint), [...removed, ...gone]);
  });
}

const FALLBACK: Channel = 'tint';

function selectionsIn(source: Source, room: Room): { colour: number; span: Span }[] {
  return [...room.presences.people.value].flatMap(([member, presences]) =>
    presences.flatMap(({ place }) =>
      place?.source === source.id && place.anchor !== place.head
        ? [
            {
              colour: colourOf(member),
              span: {
                start: Math.min(place.anchor, place.head),
                end: Math.max(place.anchor, place.head),
              },
            },
          ]
        : [],
    ),
  );
}

/** The same person has the same of eight colours on every screen. */
export function colourOf(member: string): number {
  let sum = 0;
  for (const character of member) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return sum % 8;
}

function reveal(view: ReadingView, span: Span): void {
  const rect = view.rectsOf(span)[0];
  const scroller = view.element.closest('.column-scroll');
  if (!rect || !scroller) return;
  const frame = scroller.getBoundingClientRect();
  if (rect.top >= frame.top + 40 && rect.bottom <= frame.bottom - 40) return;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  scroller.scrollBy({ top: rect.top - frame.top - frame.height / 3, behavior });
}
