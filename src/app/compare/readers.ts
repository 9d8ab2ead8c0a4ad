import { createContext, useContext, useSyncExternalStore } from 'react';
import type { SourceId } from '#core/model/ids.ts';
import type { Span } from '#core/text/segments.ts';
import type { Painter } from '#editor/painter.ts';
import type { ReadingView } from '#editor/reading-view.ts';

/** The living text of a column: what the palette stands at and the inspector scrolls to. */
export interface Reader {
  readonly view: ReadingView;
  readonly painter: Painter;
  reveal(span: Span): void;
}

export class Readers {
  #readers: ReadonlyMap<SourceId, Reader> = new Map();
  readonly #watchers = new Set<() => void>();

  set(source: SourceId, reader: Reader | null): void {
    const readers = new Map(this.#readers);
    if (reader) readers.set(source, reader);
    else readers.delete(source);
    this.#readers = readers;
    for (const watcher of this.#watchers) watcher();
  }

  readonly all = (): ReadonlyMap<SourceId, Reader> => this.#readers;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };
}

export const ReadersContext = createContext(new Readers());

export function useReaders(): ReadonlyMap<SourceId, Reader> {
  const readers = useContext(ReadersContext);
  return useSyncExternalStore(readers.watch, readers.all);
}
