/** A workspace just made, until its owner has kept the recovery key: a reload must not lose what is shown once. */
import { createdSchema, type Created } from '#sync/api.ts';
import { inTab } from '../small-memory.ts';

const KEY = 'crossread/made';

export function keepMade(made: Created): void {
  inTab.set(KEY, JSON.stringify(made));
}

export function keptMade(): Created | null {
  return inTab.read(KEY, createdSchema);
}

export function dropMade(): void {
  inTab.remove(KEY);
}
