import { describe, expect, test } from 'vitest';
import { SmallMemory } from './small-memory.ts';

class FakeStorage implements Storage {
  [name: string]: unknown;
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  getItem(key: string): string | null {
    return typeof this[key] === 'string' ? this[key] : null;
  }
  removeItem(key: string): void {
    delete this[key];
  }
  clear(): void {}
  key(): null {
    return null;
  }
  get length(): number {
    return Object.keys(this).length;
  }
}

const fails = () => {
  throw new DOMException('no', 'QuotaExceededError');
};

describe.each<{ name: string; storage: () => Storage }>([
  {
    name: 'with room',
    storage: (
      (kept) => () =>
        kept
    )(new FakeStorage()),
  },
  {
    name: 'that is full',
    storage: (
      (kept) => () =>
        kept
    )(Object.defineProperty(new FakeStorage(), 'setItem', { value: fails })),
  },
  { name: 'that is shut', storage: fails },
])('a storage $name', ({ storage }) => {
  test('gives back what was set, until it is removed', () => {
    const memory = new SmallMemory(storage);
    expect(memory.get('a')).toBe(null);
    memory.set('a', '1');
    memory.set('b', '2');
    expect([memory.get('a'), memory.keys().toSorted()]).toEqual(['1', ['a', 'b']]);
    memory.remove('a');
    expect([memory.get('a'), memory.keys()]).toEqual([null, ['b']]);
  });
});

test('what was there before a storage was full, and cannot be replaced there, is not given back', () => {
  const kept = new FakeStorage();
  kept.setItem('a', 'old');
  Object.defineProperty(kept, 'setItem', { value: fails });
  const memory = new SmallMemory(() => kept);
  memory.set('a', 'new');
  expect(memory.get('a')).toBe('new');
});
