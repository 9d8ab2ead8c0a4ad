import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

const LEAST = 280;
const STEP = 24;

interface ColumnResizerProps {
  readonly name: string;
  /** In pixels; null while the column has its equal share. */
  readonly width: number | null;
  /** The new width in pixels; null gives the column its equal share again. */
  readonly resize: (width: number | null) => void;
}

/** The line between columns: drag it, or focus it and use the arrow keys; a double click evens out. */
export function ColumnResizer({ name, width, resize }: ColumnResizerProps) {
  const handle = useRef<HTMLDivElement>(null);
  const widthNow = () => handle.current?.parentElement?.getBoundingClientRect().width ?? LEAST;
  const moved = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const left = handle.current?.parentElement?.getBoundingClientRect().left ?? 0;
    resize(Math.max(LEAST, event.clientX - left));
  };
  const pressed = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    resize(Math.max(LEAST, widthNow() + by));
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
      aria-valuenow={width ?? LEAST}
      aria-valuetext={width === null ? 'equal share' : `${Math.round(width)} pixels`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={moved}
      onDoubleClick={() => resize(null)}
      onKeyDown={pressed}
    />
  );
}
