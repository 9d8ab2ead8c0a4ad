import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { nested } from '../testing/nested.ts';
import { MOST_NESTED, nestsTooDeep } from './nesting.ts';

/** The update that the change makes, and the document as it was before. */
function change(before: Y.Doc, act: (document: Y.Doc) => void) {
  const after = new Y.Doc();
  Y.applyUpdate(after, Y.encodeStateAsUpdate(before));
  const vector = Y.encodeStateVector(after);
  after.transact(() => act(after));
  return { before, update: Y.encodeStateAsUpdate(after, vector) };
}

function innermost(document: Y.Doc): Y.Map<unknown> {
  let map: Y.Map<unknown> = document.getMap('m');
  for (let next: unknown = map; next instanceof Y.Map; next = map.get('in')) map = next;
  return map;
}

function holding(depth: number): Y.Doc {
  const document = new Y.Doc();
  nested(document.getMap('m'), depth);
  return document;
}

const one = (document: Y.Doc) => nested(innermost(document), 1);
/** The second update of a neighbour names that and not its parent. */
const besides = (document: Y.Doc) => {
  innermost(document).set('in', 1);
  innermost(document).set('in', new Y.Map());
};

test.each([
  {
    name: 'nothing nested',
    depth: 0,
    act: (d: Y.Doc) => d.getMap('m').set('k', 'v'),
    refused: false,
  },
  {
    name: 'as deep as allowed',
    depth: 0,
    act: (d: Y.Doc) => nested(d.getMap('m'), MOST_NESTED),
    refused: false,
  },
  {
    name: 'one deeper',
    depth: 0,
    act: (d: Y.Doc) => nested(d.getMap('m'), MOST_NESTED + 1),
    refused: true,
  },
  {
    name: 'deeper than the stack',
    depth: 0,
    act: (d: Y.Doc) => nested(d.getMap('m'), 20_000),
    refused: true,
  },
  { name: 'one more in what is there', depth: MOST_NESTED - 1, act: one, refused: false },
  { name: 'one more in what is full', depth: MOST_NESTED, act: one, refused: true },
  { name: 'beside a neighbour', depth: MOST_NESTED - 1, act: besides, refused: false },
  { name: 'beside a neighbour in what is full', depth: MOST_NESTED, act: besides, refused: true },
  {
    name: 'text in what is full',
    depth: MOST_NESTED,
    act: (d: Y.Doc) => innermost(d).set('t', new Y.Text('x')),
    refused: true,
  },
  {
    name: 'a value in what is full',
    depth: MOST_NESTED,
    act: (d: Y.Doc) => innermost(d).set('k', 'v'),
    refused: false,
  },
])('$name', ({ depth, act, refused }) => {
  const { before, update } = change(holding(depth), act);
  expect(nestsTooDeep(before, update)).toBe(refused);
});

test('a type in something that is not there', () => {
  const { update } = change(holding(1), one);
  expect(nestsTooDeep(new Y.Doc(), update)).toBe(true);
});

test('a type in what the update itself claims to lie elsewhere', () => {
  const { before, update } = change(holding(MOST_NESTED), one);
  const [client = 0] = before.store.clients.keys();
  const lie = new Y.Doc();
  lie.clientID = client;
  const [flat] = nested(lie.getMap('m'), 1);
  for (let clock = 1; clock < MOST_NESTED; clock++) lie.getMap('m').set(`k${clock}`, new Y.Map());
  expect(flat).toBeDefined();
  expect(nestsTooDeep(before, Y.mergeUpdates([Y.encodeStateAsUpdate(lie), update]))).toBe(true);
});

test('a type in something that is gone', () => {
  const { before, update } = change(holding(3), one);
  before.getMap('m').delete('in');
  expect(nestsTooDeep(before, update)).toBe(false);
});

test('10,000 types in one another are looked at without delay', () => {
  const document = new Y.Doc();
  const began = performance.now();
  nested(document.getMap('m'), 10_000);
  expect(nestsTooDeep(new Y.Doc(), Y.encodeStateAsUpdate(document))).toBe(true);
  expect(performance.now() - began).toBeLessThan(2000);
});
