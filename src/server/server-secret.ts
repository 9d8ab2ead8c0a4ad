/** The secret of a data folder: it signs cookies and keys pseudonyms. Made once, by whoever writes to the folder first. */
import { randomBytes } from 'node:crypto';
import type { Storage } from './storage.ts';

/** The same over restarts, so that cookies stay valid and pseudonyms the same. */
export async function serverSecret(storage: Storage): Promise<string> {
  const kept = await storage.setting('secret');
  if (kept !== null) return kept;
  const secret = randomBytes(32).toString('base64url');
  await storage.putSetting('secret', secret);
  return secret;
}
