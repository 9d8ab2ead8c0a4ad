import { expect, test } from 'vitest';
import { largeChunks } from './large-chunks.ts';

test('many small pieces come as few large ones, with nothing lost and nothing empty', () => {
  const pieces = Array.from({ length: 50_000 }, (_, index) => `${index},`);
  const chunks = [...largeChunks(pieces)];
  expect(chunks.join('')).toBe(pieces.join(''));
  expect(chunks.length).toBeGreaterThan(1);
  expect(chunks.length).toBeLessThan(10);
  expect([...largeChunks(['', ''])]).toEqual([]);
});

test('pieces are taken only as they are asked for', () => {
  let taken = 0;
  function* endless() {
    for (;;) yield String(taken++).padEnd(1000);
  }
  const [first] = largeChunks(endless());
  expect(first?.length).toBe(taken * 1000);
});
