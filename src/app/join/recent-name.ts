import { inTab } from '../small-memory.ts';
const KEY = 'crossread/name';

/** The name under which this device joined last, for this browser window only: devices are shared in schools. */
export function recentName(): string {
  return inTab.get(KEY) ?? '';
}

export function rememberName(name: string): void {
  inTab.set(KEY, name);
}
