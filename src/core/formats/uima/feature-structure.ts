/** One thing in a JSON CAS, and what of it has a value of its own. */
export interface FeatureStructure {
  /** As text, whatever the file has. */
  readonly id: string;
  readonly type: string;
  /** All its keys as they are written: `@` before a reference, `#` before a special number, `%` before what is no feature. */
  readonly values: ReadonlyMap<string, unknown>;
}

/** An id as text; null when the value is none. */
export function reference(value: unknown): string | null {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : null;
}

/** Features with a value of their own, as text, in the order of the file; not where it lies. */
export function primitives(values: ReadonlyMap<string, unknown>): Map<string, string> {
  const said = new Map<string, string>();
  for (const [name, value] of values) {
    const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
    const feature = featureName(name);
    if (isPlain && feature !== null) said.set(feature, String(value));
  }
  return said;
}

/** Null for what is no feature of its own. */
export function featureName(key: string): string | null {
  if (key === 'begin' || key === 'end' || /^[%@^]/.test(key)) return null;
  return key.startsWith('#') ? key.slice(1) : key;
}
