import type { Span } from './segments.ts';

/**
 * Where spans begin and end, in text order: at one offset the ends come first, and beginnings in the order of their
 * owners. Each edge is one number, so that a hundred thousand are sorted without an object for each.
 */
export class SpanEdges {
  readonly #keys: Float64Array;
  readonly #owners: number;

  /** @param spansOf the spans of each owner, in UTF-16 units. An edge knows its owner by the index here. */
  constructor(spansOf: readonly (readonly Span[])[]) {
    this.#owners = Math.max(1, spansOf.length);
    this.#keys = new Float64Array(2 * spansOf.reduce((sum, spans) => sum + spans.length, 0));
    let next = 0;
    spansOf.forEach((spans, owner) => {
      for (const { start, end } of spans) {
        this.#keys[next++] = start * 2 * this.#owners + this.#owners + owner;
        this.#keys[next++] = end * 2 * this.#owners + owner;
      }
    });
    this.#keys.sort();
  }

  get length(): number {
    return this.#keys.length;
  }

  /** The offset of an edge; Infinity beyond the last. */
  at(edge: number): number {
    const key = this.#keys[edge];
    return key === undefined ? Number.POSITIVE_INFINITY : Math.floor(key / (2 * this.#owners));
  }

  /** Whose span begins or ends there. */
  owner(edge: number): number {
    return (this.#keys[edge] ?? 0) % this.#owners;
  }

  begins(edge: number): boolean {
    return (this.#keys[edge] ?? 0) % (2 * this.#owners) >= this.#owners;
  }
}
