/** A workspace just made, until its owner has kept the recovery key: a reload must not lose what is shown once. */
import * as v from 'valibot';
import { createdSchema, type Created } from '#sync/api.ts';
import { inTab } from '../small-memory.ts';

const KEY = 'crossread/made';

export function keepMade(made: Created): void {
  inTab.set(KEY, JSON.stringify(made));
}

export function keptMade(): Created | null {
  const made = v.safeParse(v.pipe(v.string(), v.parseJson(), createdSchema), inTab.get(KEY));
  return made.success ? made.output : null;
}

export function dropMade(): void {
  inTab.remove(KEY);
}
