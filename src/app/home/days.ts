/** The last moment of a day given as 2026-01-31, in UTC; null for what is no day. */
export function endOfDay(day: string): string | null {
  const end = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T23:59:59.000Z`) : null;
  return end === null || Number.isNaN(end.getTime()) ? null : end.toISOString();
}

/** The day after the one of `now` in UTC, as 2026-01-31. */
export function tomorrow(now: Date): string {
  const next = new Date(now);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
