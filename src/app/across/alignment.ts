/*
 * Which passages answer each other, as the rule proposes and people have said.
 * Not the rule (core/compare/alignment), which runs in a worker once for the articles of a workspace.
 */
import { useMemo } from 'react';
import type { Aligned } from '#core/compare/alignment/align-sources.ts';
import { judgedAlignment, type Pair } from '#core/compare/alignment/judged-alignment.ts';
import type { Source } from '#core/model/source.ts';
import { Observable, useObservable } from '../session/observable.ts';
import { useRoom, useWorkspace } from '../session/room.ts';
import type { AlignmentReport } from './alignment-worker.ts';

type Proposal =
  | { readonly kind: 'at work'; readonly share: number }
  | { readonly kind: 'ready'; readonly aligned: readonly Aligned[] }
  | { readonly kind: 'failed' };

/** Before the rule is tried again that could not be worked out. */
const AGAIN_MS = 5_000;

/** Of the articles that were asked about last; a workspace is read anew whenever a setting changes. */
let latest: {
  readonly sources: readonly Source[];
  readonly proposal: Observable<Proposal>;
} | null = null;

function proposalFor(sources: readonly Source[]): Observable<Proposal> {
  if (latest && isSame(latest.sources, sources)) return latest.proposal;
  const proposal = new Observable<Proposal>({ kind: 'at work', share: 0 });
  latest = { sources, proposal };
  work(sources, proposal);
  return proposal;
}

/** Until it is done: its program may be out of reach for a while. */
function work(sources: readonly Source[], proposal: Observable<Proposal>): void {
  const worker = new Worker(new URL('./alignment-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<AlignmentReport>) => {
    if (data.kind === 'progress') {
      proposal.set({ kind: 'at work', share: data.share });
      return;
    }
    proposal.set({ kind: 'ready', aligned: data.aligned });
    worker.terminate();
  });
  worker.addEventListener('error', (event) => {
    proposal.set({ kind: 'failed' });
    worker.terminate();
    if (event instanceof ErrorEvent) return; // it was here, and would fail again
    setTimeout(() => {
      if (latest?.proposal === proposal) work(sources, proposal);
    }, AGAIN_MS);
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  worker.postMessage(sources);
}

function isSame(a: readonly Source[], b: readonly Source[]): boolean {
  return a.length === b.length && a.every((source, index) => source === b[index]);
}

export interface Alignment {
  readonly proposal: Proposal['kind'];
  /** 0 to 1, of the work of the rule. */
  readonly share: number;
  /** What people said stands also while the rule is at work. */
  readonly pairs: readonly Pair[];
}

export function useAlignment(): Alignment {
  const { sources } = useWorkspace();
  const pairings = useObservable(useRoom().records.of('pairings'));
  const proposal = useObservable(proposalFor(sources));
  return useMemo(() => {
    const aligned = proposal.kind === 'ready' ? proposal.aligned : [];
    return {
      proposal: proposal.kind,
      share: proposal.kind === 'at work' ? proposal.share : 1,
      pairs: judgedAlignment(aligned, pairings, sources),
    };
  }, [proposal, pairings, sources]);
}
