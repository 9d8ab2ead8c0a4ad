import type { MemberId } from '#core/model/ids.ts';
import type { Problem } from '#core/model/result.ts';
import { WIRE_LIMITS } from '#sync/wire.ts';

/** One record as a notebook holds it. */
export interface Submission {
  readonly key: string;
  readonly record: unknown;
  readonly author: MemberId;
}

export function sizeProblem({ key, record }: Submission): Problem | null {
  let bytes: number;
  try {
    bytes = new TextEncoder().encode(key + (JSON.stringify(record) ?? '')).byteLength;
  } catch {
    return { path: '', message: 'holds a value that cannot be written as JSON' };
  }
  if (bytes <= WIRE_LIMITS.recordBytes) return null;
  return {
    path: '',
    message: `is ${bytes} bytes long, at most ${WIRE_LIMITS.recordBytes} are allowed`,
  };
}
