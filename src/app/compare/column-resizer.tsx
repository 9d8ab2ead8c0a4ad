import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { LEAST_WIDTH } from '../view-address.ts';

const STEP = 24;

interface ColumnResizerProps {
  readonly name: string;
  /** In pixels; null while the column has its equal share. */
  readonly width: number | null;
  /** The width in whole pixels while the line is dragged or a key is down. */
  readonly drag: (width: number) => void;
  /** The width at the end of that; null gives the column its equal share again. */
  readonly resize: (width: number | null) => void;
}

/** The line between columns: drag it, or focus it and use the arrow keys; a double click or Enter evens out. */
export function ColumnResizer({ name, width, drag, resize }: ColumnResizerProps) {
  const handle = useRef<HTMLDivElement>(null);
  const columnNow = () => handle.current?.parentElement?.getBoundingClientRect() ?? new DOMRect();
  const dragged = useRef<number>(null);
  const dragTo = (wanted: number) => {
    dragged.current = Math.max(LEAST_WIDTH, Math.round(wanted));
    drag(dragged.current);
  };
  const drop = () => {
    if (dragged.current !== null) resize(dragged.current);
    dragged.current = null;
  };
  const evenOut = () => {
    dragged.current = null;
    resize(null);
  };
  const moved = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    dragTo(event.clientX - columnNow().left);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter') evenOut();
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    dragTo(columnNow().width + by);
  };
  return (
    // A focusable separator is the ARIA pattern for a window splitter.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={handle}
      className="resizer"
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${name}`}
      aria-valuenow={width ?? LEAST_WIDTH}
      aria-valuetext={width === null ? 'equal share' : `${width} pixels`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={moved}
      onLostPointerCapture={drop}
      onDoubleClick={evenOut}
      onKeyDown={pressed}
      onKeyUp={drop}
      onBlur={drop}
    />
  );
}
