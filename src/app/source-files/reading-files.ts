/** Files and addresses read one after the other: what came of each, where it stands, and the way to stop. */
import { useRef, useState } from 'react';
import type { Problem, Result } from '#core/model/result.ts';
import type { ReadSource } from '#core/sources/read-source.ts';
import { withoutTurning } from '#core/text/turning.ts';
import { readAddress, readFile } from '../session/source-files-api.ts';

export interface ReadingState {
  /** "Reading a.pdf (2 of 3)"; null while nothing is read. */
  readonly busy: string | null;
  /** What could not be read, in order; the others were handed on. */
  readonly failed: readonly { readonly name: string; readonly problems: readonly Problem[] }[];
}

export interface ReadingFiles extends ReadingState {
  readonly readFiles: (files: readonly File[]) => Promise<void>;
  readonly readUrl: (url: string) => Promise<void>;
  readonly stop: () => void;
}

interface Work {
  readonly name: string;
  readonly read: (signal: AbortSignal) => Promise<Result<ReadSource[]>>;
}

/** `onRead` gets the articles of each file as soon as it is read, so that one bad file keeps none back. */
export function useReadingFiles(onRead: (sources: readonly ReadSource[]) => void): ReadingFiles {
  const [state, setState] = useState<ReadingState>({ busy: null, failed: [] });
  const running = useRef<AbortController | null>(null);

  const run = async (works: readonly Work[]) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const failed: ReadingState['failed'][number][] = [];
    for (const [at, { name: given, read }] of works.entries()) {
      const name = withoutTurning(given);
      const place = works.length > 1 ? ` (${at + 1} of ${works.length})` : '';
      setState({ busy: `Reading ${name}${place}`, failed: [...failed] });
      const answer = await read(controller.signal);
      if (controller.signal.aborted) break;
      if (answer.ok) onRead(answer.value);
      else failed.push({ name, problems: reasonsOf(answer.problems) });
    }
    if (running.current === controller) setState({ busy: null, failed });
  };
  return {
    ...state,
    readFiles: (files) =>
      run(files.map((file) => ({ name: file.name, read: (signal) => readFile(file, signal) }))),
    readUrl: (url) => run([{ name: url, read: (signal) => readAddress(url, signal) }]),
    stop: () => running.current?.abort(),
  };
}

/** Without the sentence that stands before every list of reasons. */
function reasonsOf(problems: readonly Problem[]): readonly Problem[] {
  return problems.length > 1 ? problems.slice(1) : problems;
}
