/*
 * What time it is for the server, as exact as its answers say (a second). A class shares one timer, one order of
 * what was said and one list of what is new, and the clocks of its devices may be minutes or days apart. Comes from the Date header of every answer.
 */
let ahead = 0;

/** Takes note of a Date header; null and what is no date are ignored. */
export function serverSaidItIs(stated: string | null): void {
  const time = Date.parse(stated ?? '');
  if (Number.isNaN(time)) return;
  const found = time - Date.now();
  // The header is cut to the second, so less than that is no difference.
  ahead = Math.abs(found) < 1500 ? 0 : found;
}

/** In milliseconds, as Date.now(). */
export function serverNow(): number {
  return Date.now() + ahead;
}

/** For what others compare with their own: records, and rules that the server carries out. */
export function serverDate(): Date {
  return new Date(serverNow());
}
