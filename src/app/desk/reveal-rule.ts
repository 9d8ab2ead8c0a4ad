import type { RevealRule } from '#core/model/workspace.ts';
import { serverNow } from '../session/server-clock.ts';

/** A rule of the kind, with values to begin with. */
export function ruleOfKind(kind: string): RevealRule {
  switch (kind) {
    case 'at':
      return { kind, time: new Date(serverNow() + 10 * 60_000).toISOString() };
    case 'after-marks':
      return { kind, marks: 5 };
    case 'all-done':
      return { kind };
    default:
      return { kind: 'by-hand' };
  }
}

/** As an input of type datetime-local wants it: local, without a zone. */
export function inputTime(instant: string): string {
  const time = new Date(instant);
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
