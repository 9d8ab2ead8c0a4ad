import * as fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { asksForEverything, checkFrame, leavingClients, questionFrom } from './frames.ts';

function frame(name: string, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, name);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function sync(step: number, payload: Uint8Array, name = 'w/reading-room'): Uint8Array {
  return frame(name, (encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

function awareness(states: readonly (readonly [number, string])[]): Uint8Array {
  const update = encoding.createEncoder();
  encoding.writeVarUint(update, states.length);
  for (const [client, state] of states) {
    encoding.writeVarUint(update, client);
    encoding.writeVarUint(update, 1);
    encoding.writeVarString(update, state);
  }
  return frame('w/reading-room', (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
  });
}

function someUpdate(): Uint8Array {
  const document = new Y.Doc();
  document.getMap('m').set('k', 'v');
  return Y.encodeStateAsUpdate(document);
}

const typeOnly = (type: number) =>
  frame('w/notes', (encoder) => encoding.writeVarUint(encoder, type));

describe('a frame passes', () => {
  test.each([
    { name: 'an update', bytes: sync(2, someUpdate()) },
    { name: 'an answer to sync', bytes: sync(1, someUpdate()) },
    { name: 'a state vector', bytes: sync(0, Y.encodeStateVector(new Y.Doc())) },
    { name: 'a name with a session', bytes: sync(2, someUpdate(), 'w/notes\0session') },
    { name: 'presence', bytes: awareness([[1, '{}']]) },
    { name: 'a close', bytes: typeOnly(7) },
    { name: 'a sign of life', bytes: Uint8Array.of(10) },
  ])('$name', ({ bytes }) => expect(checkFrame(bytes).ok).toBe(true));
});

describe('a frame is refused', () => {
  test.each([
    { name: 'nothing', bytes: new Uint8Array() },
    { name: 'no document', bytes: sync(2, someUpdate(), 'elsewhere') },
    { name: 'a name of the prototype', bytes: sync(2, someUpdate(), '__proto__') },
    { name: 'half an update', bytes: sync(2, someUpdate().slice(0, -4)) },
    { name: 'half a frame', bytes: sync(2, someUpdate()).slice(0, -4) },
    { name: 'an unknown sync step', bytes: sync(3, someUpdate()) },
    { name: 'a message of the server', bytes: typeOnly(6) },
    { name: 'an unknown type', bytes: typeOnly(99) },
    { name: 'presence that is not JSON', bytes: awareness([[1, '{']]) },
  ])('$name', ({ bytes }) => expect(checkFrame(bytes).ok).toBe(false));
});

test('no bytes whatever make the check throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(typeof checkFrame(bytes).ok).toBe('boolean');
      expect(typeof checkFrame(sync(2, bytes)).ok).toBe('boolean');
    }),
  );
});

test('clients that leave are those with a null state', () => {
  expect(
    leavingClients(
      awareness([
        [1, 'null'],
        [2, '{}'],
        [3, 'null'],
      ]),
    ),
  ).toEqual([1, 3]);
  expect(leavingClients(sync(2, someUpdate()))).toEqual([]);
});

const everything = Y.encodeStateVector(new Y.Doc());

test.each([
  { name: 'an empty state vector', bytes: sync(0, everything), address: 'w/reading-room' },
  { name: 'with a session', bytes: sync(0, everything, 'w/notes\0s'), address: 'w/notes\0s' },
  { name: 'who has some already', bytes: sync(0, Uint8Array.of(1, 5, 1)), address: null },
  { name: 'an update', bytes: sync(2, someUpdate()), address: null },
  { name: 'presence', bytes: awareness([[1, '{}']]), address: null },
  { name: 'a sign of life', bytes: Uint8Array.of(10), address: null },
])('who asks for everything: $name', ({ bytes, address }) => {
  expect(asksForEverything(bytes)).toBe(address);
});

test('a question from a state vector is the frame that a client would send', () => {
  const vector = Uint8Array.of(1, 5, 1);
  expect(questionFrom('w/reading-room', vector)).toEqual(sync(0, vector));
});
