import * as v from 'valibot';
import { expect, test } from 'vitest';
import { displayNameSchema } from './member.ts';

test.each([
  ['Ada', 'Ada'],
  ['  Ada Penn ', 'Ada Penn'],
  ['D’Arcy-Jones', 'D’Arcy-Jones'],
  ['שלום', 'שלום'],
  ['李小龙', '李小龙'],
  ['Zoe\u0308 🌪', 'Zoe\u0308 🌪'],
  ['x'.repeat(40), 'x'.repeat(40)],
])('the display name %j is taken', (given, name) => {
  expect(v.parse(displayNameSchema, given)).toBe(name);
});

test.each([
  ['nothing', ''],
  ['white space', ' \t\u00a0'],
  ['too much', 'x'.repeat(41)],
  ['a line feed', 'Ada\nPenn'],
  ['NUL', 'Ada\u0000'],
  ['a direction override', 'Ada\u202enneP'],
  ['an isolate', 'Ada\u2066'],
  ['a mark of direction', 'Ada\u200f'],
  ['a character without width', 'A\u200bda'],
  ['a byte order mark inside', 'A\ufeffda'],
  ['half a character', 'Ada\ud83c'],
  ['a number', 7],
])('%s is no display name', (_, given) => {
  expect(v.safeParse(displayNameSchema, given).success).toBe(false);
});
