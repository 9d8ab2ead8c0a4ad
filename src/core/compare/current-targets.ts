/*
 * Targets of earlier revisions, brought to the text that readers see now. Records stay as their writers made them:
 * this is how they are shown, counted and exported, worked out anew from the two texts each time.
 * Comes from records and sources; goes to the mark store, the re-anchoring report and the exports.
 */
import type { Target } from '../model/annotation.ts';
import { currentRevision, type Revision, type Source } from '../model/source.ts';
import { targetAt } from '../text/quote.ts';
import { reanchorer, type Reanchoring } from '../text/reanchor.ts';
import type { Span } from '../text/segments.ts';

/** `current`: made on the text of now. A lost one keeps the target that it was made with. */
export interface Anchored {
  readonly standing: 'current' | Reanchoring['kind'];
  readonly target: Target;
}

type Placing = (spans: readonly Span[]) => Reanchoring;

/** Compares each pair of texts once, when the first record needs it; the same target is always the same answer. */
export class CurrentTargets {
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #placings = new Map<Revision, Placing>();
  readonly #known = new WeakMap<Target, Anchored>();

  constructor(sources: readonly Source[]) {
    this.#sources = new Map(sources.map((source) => [source.id, source]));
  }

  /** A target of a source that is not here stays as it is. */
  anchor(target: Target): Anchored {
    const source = this.#sources.get(target.source);
    const revision = source?.revisions.find(({ id }) => id === target.revision);
    if (!source || !revision || revision === currentRevision(source)) {
      return { standing: 'current', target };
    }
    const known = this.#known.get(target);
    if (known) return known;
    const anchored = anchoredTo(target, source, this.#placingFrom(revision, source));
    this.#known.set(target, anchored);
    return anchored;
  }

  #placingFrom(revision: Revision, source: Source): Placing {
    const placing =
      this.#placings.get(revision) ?? reanchorer(revision.text, currentRevision(source).text);
    this.#placings.set(revision, placing);
    return placing;
  }
}

function anchoredTo(target: Target, source: Source, placing: Placing): Anchored {
  const found = placing(target.segments);
  if (found.kind === 'lost') return { standing: 'lost', target };
  return {
    standing: found.kind,
    target: targetAt(source, currentRevision(source), found.spans),
  };
}
