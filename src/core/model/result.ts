/** What a border (wire, file, form) gives back: a parsed value, or the problems that a person can act on. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** One thing that is wrong: where (a path such as `target.segments.0.end`, '' for the whole) and what. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

export function accepted<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(...problems: readonly Problem[]): Result<never> {
  return { ok: false, problems };
}
