import * as Y from 'yjs';

/** Maps in one another under the key "in", so many deep, in one transaction. @returns them from the outermost on. */
export function nested(outermost: Y.Map<unknown>, depth: number): Y.Map<unknown>[] {
  const maps: Y.Map<unknown>[] = [];
  const fill = () => {
    let map = outermost;
    for (let level = 0; level < depth; level++) {
      const inner = new Y.Map<unknown>();
      map.set('in', inner);
      maps.push(inner);
      map = inner;
    }
  };
  if (outermost.doc) outermost.doc.transact(fill);
  else fill();
  return maps;
}
