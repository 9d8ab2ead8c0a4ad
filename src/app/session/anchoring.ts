/*
 * Where records of an earlier text stand in the text of now: what the stores of marks and records ask.
 * Not the comparing of the texts (core/compare/current-targets.ts), which is fetched when an article was corrected.
 * Comes from the articles that are open; until it is there, earlier records stay where they were made.
 */
import type { Anchored } from '#core/compare/current-targets.ts';
import type { Target } from '#core/model/annotation.ts';
import type { WorkspaceContent } from '#core/model/workspace.ts';
import { Observable } from './observable.ts';

/** Before the comparing is fetched again that could not be fetched. */
const AGAIN_MS = 3_000;

export type Anchor = (target: Target) => Anchored;

const asMade: Anchor = (target) => ({ standing: 'current', target });

/** @returns the anchor, which changes with the articles, and the way to stop. */
export function openAnchoring(content: Observable<WorkspaceContent | null>): {
  readonly anchor: Observable<Anchor>;
  readonly stop: () => void;
} {
  const anchor = new Observable(asMade);
  let isOver = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  let shown: WorkspaceContent['sources'] | null = null;
  const look = async () => {
    const sources = content.value?.sources ?? [];
    if (isSameList(shown, sources)) return;
    shown = sources;
    if (sources.every(({ revisions }) => revisions.length === 1)) return anchor.set(asMade);
    const module = await import('#core/compare/current-targets.ts').catch(() => null);
    if (shown !== sources || isOver) return; // articles that came meanwhile look for themselves
    if (!module) {
      shown = null;
      again = setTimeout(() => void look(), AGAIN_MS);
      return;
    }
    const targets = new module.CurrentTargets(sources);
    anchor.set((target) => targets.anchor(target));
  };
  const stopWatching = content.watch(() => void look());
  void look();
  const stop = () => {
    isOver = true;
    stopWatching();
    clearTimeout(again);
  };
  return { anchor, stop };
}

function isSameList(a: readonly object[] | null, b: readonly object[]): boolean {
  return a !== null && a.length === b.length && a.every((one, at) => one === b[at]);
}
