import type { Result } from '#core/model/result.ts';
import type { ReadSource } from '#core/sources/read-source.ts';

/** What is to be said of a whole file stands before what is said of its first article. */
export function withRemarks(
  read: Result<ReadSource[]>,
  remarks: readonly string[],
): Result<ReadSource[]> {
  if (!read.ok || remarks.length === 0) return read;
  return {
    ok: true,
    value: read.value.map((one, at) =>
      at === 0 ? { ...one, remarks: [...remarks, ...one.remarks] } : one,
    ),
  };
}
