import { expect, test } from 'vitest';
import { endOfDay, tomorrow } from './days.ts';

test.each([
  ['2026-01-31', '2026-01-31T23:59:59.000Z'],
  ['', null],
  ['31 January', null],
])('endOfDay(%j)', (day, end) => {
  expect(endOfDay(day)).toBe(end);
});

test('tomorrow passes the end of a month', () => {
  expect(tomorrow(new Date('2026-02-28T23:30:00.000Z'))).toBe('2026-03-01');
});
