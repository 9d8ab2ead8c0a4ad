import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

/** Work that ends when it is told to. */
function openEnded() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { work: () => promise, end: () => resolve('done') };
}

test('two at a time; the third waits, the fourth is sent away, and places become free again', async () => {
  const turns = new Turns(2, 1);
  const [first, second, third] = [openEnded(), openEnded(), openEnded()];
  let thirdBegan = false;
  const answers = [
    turns.take(first.work),
    turns.take(second.work),
    turns.take(() => {
      thirdBegan = true;
      return third.work();
    }),
  ];
  expect(await turns.take(() => Promise.resolve('never'))).toBeNull();
  expect(thirdBegan).toBe(false);
  first.end();
  await answers[0];
  await Promise.resolve();
  expect(thirdBegan).toBe(true);
  second.end();
  third.end();
  expect(await Promise.all(answers)).toEqual(['done', 'done', 'done']);
  expect(await turns.take(() => Promise.resolve('again'))).toBe('again');
});

test('work that fails frees its place', async () => {
  const turns = new Turns(1, 0);
  await expect(turns.take(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.take(() => Promise.resolve('next'))).toBe('next');
});
