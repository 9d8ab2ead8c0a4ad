const KEY = 'crossread/name';

/** The name under which this device joined last, for this browser window only: devices are shared in schools. */
export function recentName(): string {
  return sessionStorage.getItem(KEY) ?? '';
}

export function rememberName(name: string): void {
  sessionStorage.setItem(KEY, name);
}
