/*
 * How deep shared types of an update would lie in a document. Yjs tells every type around about every change, so
 * 10,000 nested types that change at once (140 kB) hold the server up for 25 seconds and take a gigabyte.
 * Not what records may hold (judge.ts). Asked before an update is logged.
 */
import * as Y from 'yjs';

/** Records are one deep; prose with lists in lists is a few. */
export const MOST_NESTED = 16;

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/** True also for a type in something that neither update nor document has: no page sends that, as it syncs first. */
export function nestsTooDeep(document: Y.Doc, update: Uint8Array): boolean {
  const { structs } = Y.decodeUpdate(update);
  const types = structs.filter(
    (struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType,
  );
  if (types.length === 0) return false;
  const levels = new Levels(document, structs);
  return types.some((type) => levels.of(type) >= MOST_NESTED);
}

/** How many types lie around a struct, below the root type. Each struct of the update is looked at once. */
class Levels {
  readonly #document: Y.Doc;
  readonly #count: number;
  /** In the order of their clocks. */
  readonly #byClient: ReadonlyMap<number, readonly Struct[]>;
  readonly #known = new Map<Struct, number>();

  constructor(document: Y.Doc, structs: readonly Struct[]) {
    this.#document = document;
    this.#count = structs.length;
    const present = structs.filter((one) => one instanceof Y.Item || one instanceof Y.GC); // no gaps
    this.#byClient = Map.groupBy(present, ({ id }) => id.client);
  }

  /** Infinite where it leads nowhere. Without recursion, since it may be deeper than the stack. */
  of(struct: Struct): number {
    const trail: { struct: Struct; deeper: number }[] = [];
    let level: number | undefined;
    for (let at: Struct = struct; level === undefined;) {
      level = this.#known.get(at);
      if (level !== undefined) break;
      const step = stepFrom(at);
      trail.push({ struct: at, deeper: step.deeper });
      if (!step.id) level = 0;
      else if (this.#isInDocument(step.id)) level = this.#inDocument(step.id);
      else {
        const next = this.#inUpdate(step.id);
        if (!next || trail.length > this.#count) level = Infinity;
        else at = next;
      }
    }
    for (const { struct: passed, deeper } of trail.toReversed()) {
      level += deeper;
      this.#known.set(passed, level);
    }
    return level;
  }

  /** Then whatever the update says of it does not count. */
  #isInDocument({ client, clock }: Y.ID): boolean {
    return clock < Y.getState(this.#document.store, client);
  }

  #inUpdate(id: Y.ID): Struct | undefined {
    const structs = this.#byClient.get(id.client) ?? [];
    let [low, high] = [0, structs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((structs[middle]?.id.clock ?? Infinity) <= id.clock) low = middle + 1;
      else high = middle;
    }
    const found = structs[low - 1];
    return found && id.clock < found.id.clock + found.length ? found : undefined;
  }

  #inDocument(id: Y.ID): number {
    const item: unknown = Y.getItem(this.#document.store, id);
    let level = 0;
    // What is collected as garbage takes along what is put into it.
    let around = item instanceof Y.Item ? item.parent : null;
    while (around instanceof Y.AbstractType && around.parent && level < MOST_NESTED) {
      around = around.parent;
      level++;
    }
    return level;
  }
}

/** An update names the parent of an item only where it names no neighbour, which lies in the same parent. */
function stepFrom(struct: Struct): { id: Y.ID | null; deeper: number } {
  if (!(struct instanceof Y.Item)) return { id: null, deeper: 0 };
  if (struct.parent instanceof Y.ID) return { id: struct.parent, deeper: 1 };
  return { id: struct.origin ?? struct.rightOrigin, deeper: 0 };
}
