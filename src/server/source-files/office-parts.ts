/** What the parts of an office document (.docx, .xlsx) must not hold, looked at before a library reads them. */
import type { Problem } from '#core/model/result.ts';

/** Where a DOCTYPE may stand: before the first element. In bytes. */
const HEAD = 2_000;

/** Null where no part declares entities, which could bring in other files or grow without end. */
export function entityProblem(parts: readonly { readonly bytes: Uint8Array }[]): Problem | null {
  return parts.some(({ bytes }) => hasDoctype(bytes))
    ? {
        path: '',
        message: 'declares entities, which no office document does. Do not trust this file',
      }
    : null;
}

function hasDoctype({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  return Buffer.from(buffer, byteOffset, Math.min(byteLength, HEAD)).includes('<!DOCTYPE');
}
