import * as v from 'valibot';

/** A moment as ISO 8601 with its zone. */
export const instantSchema = v.pipe(
  v.string(),
  v.isoTimestamp('a time is written as 2026-01-31T09:30:00.000Z'),
  v.maxLength(40),
);
