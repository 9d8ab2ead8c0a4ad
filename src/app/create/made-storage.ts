/** A workspace just made, until its owner has kept the recovery key: a reload must not lose what is shown once. */
import * as v from 'valibot';
import { createdSchema, type Created } from '#sync/api.ts';

const KEY = 'crossread/made';

export function keepMade(made: Created): void {
  sessionStorage.setItem(KEY, JSON.stringify(made));
}

export function keptMade(): Created | null {
  const made = v.safeParse(
    v.pipe(v.string(), v.parseJson(), createdSchema),
    sessionStorage.getItem(KEY),
  );
  return made.success ? made.output : null;
}

export function dropMade(): void {
  sessionStorage.removeItem(KEY);
}
