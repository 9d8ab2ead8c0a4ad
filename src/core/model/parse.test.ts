import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parseWith } from './parse.ts';

const schema = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(5)),
  kind: v.picklist(['a', 'b']),
  start: v.pipe(v.number(), v.minValue(0, 'is before the text')),
  list: v.optional(v.array(v.string())),
});
const fine = { name: 'Ana', kind: 'a', start: 0 };

test.each([
  [{ ...fine, name: undefined }, 'name is missing'],
  [{ ...fine, name: 1 }, 'name is 1, not text'],
  [{ ...fine, name: 'longer' }, 'name is 6 long, not <=5'],
  [{ ...fine, kind: 'c' }, 'kind is "c", not ("a" | "b")'],
  [{ ...fine, kind: 'x'.repeat(500) }, `kind is "${'x'.repeat(79)}…, not ("a" | "b")`],
  [{ ...fine, start: -1 }, 'start is before the text'],
  [{ ...fine, list: {} }, 'list is an object, not a list'],
  [{ ...fine, more: 1 }, 'more is not known here'],
  [{ ...fine, ['m'.repeat(500)]: 1 }, `${'m'.repeat(300)}… is not known here`],
])('%j: %s', (input, sentence) => {
  const answer = parseWith(schema, input);
  expect(answer.ok ? [] : answer.problems.map(({ path, message }) => `${path} ${message}`)).toEqual(
    [sentence],
  );
});
