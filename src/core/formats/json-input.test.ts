import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultIn } from './json-fault.ts';
import { parseJson } from './json-input.ts';

function refusal(text: string): string {
  const read = parseJson(text);
  return read.ok ? 'was read' : (read.problems[0]?.message ?? '');
}

describe('what is no JSON is refused with its place', () => {
  test.each([
    ['', /the file is empty/],
    ['{"a":[1,', /\(it breaks off at its end\): export it again$/],
    ['{"a":"b', /breaks off/],
    ['{"a":"b\n\n', /breaks off/],
    ['{"a":tru', /breaks off/],
    ['{"a":1.', /breaks off/],
    ['{"a":1}}', /\(it is broken at character 8: “}”\)/],
    ['{"a":yes}', /broken at character 6: “yes}”/],
    ["{'a':1}", /broken at character 2: “'a':1}”/],
    ['{"a":1,}', /broken at character 8/],
    ['[01]', /broken at character 3: “1\]”/],
    ['["\\x"]', /broken at character 2/],
    ['{\n "a": 1\n "b": 2\n}', /broken at line 3, character 2: “"b": 2 }”/],
    ['{"a":"one\ntwo"}', /broken at line 1, character 10: “two"}”/],
    ['<html>', /broken at character 1: “<html>”/],
    ['[NaN]', /broken at character 2/],
  ])('%j', (text, sentence) => {
    expect(refusal(text)).toMatch(sentence);
    expect(refusal(text)).not.toMatch(/token|JSON at|position|Expected/);
  });
});

test('a fault is found exactly where there is one', () => {
  const whole = fc.json({ maxDepth: 4 });
  const bent = fc
    .tuple(whole, fc.nat(), fc.constantFrom('', '"', '\\', '{', ']', ',', ':', '0', 'e', '.', '-'))
    .map(([text, seed, put]) => {
      const at = seed % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + 1);
    });
  fc.assert(
    fc.property(fc.oneof(whole, bent), (text) => {
      const fault = faultIn(text);
      expect(fault === null).toBe(isJson(text));
      expect(fault ?? 0).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2_000 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
