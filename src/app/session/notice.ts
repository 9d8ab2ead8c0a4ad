import * as v from 'valibot';
import { noticeSchema, type Notice } from '#sync/wire.ts';

/** What the server says beside updates; null for what this version does not know. */
export function noticeIn(payload: string): Notice | null {
  const notice = v.safeParse(v.pipe(v.string(), v.parseJson(), noticeSchema), payload);
  return notice.success ? notice.output : null;
}
