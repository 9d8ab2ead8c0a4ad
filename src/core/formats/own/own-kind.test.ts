import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { exportedText, wholeExport } from '../../../testing/exported.ts';
import { wholeWorkspace } from '../../../testing/whole-workspace.ts';
import { codeBookJson } from './code-book-file.ts';
import { ownKind } from './own-kind.ts';
import { ownJson } from './write-own.ts';

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** As `jq -S` and `json.dumps(sort_keys=True)` leave it. */
const sorted = (json: string) => JSON.stringify(JSON.parse(json), inOrder, 2);

const textOf = async (format: typeof ownJson) =>
  exportedText(format, await wholeExport(format, wholeWorkspace()));

test.each([
  ['workspace', ownJson],
  ['code book', codeBookJson],
] as const)(
  'our own JSON of a %s is known, whatever its keys stand behind',
  async (kind, format) => {
    const text = await textOf(format);
    expect(ownKind(strToU8(text))).toBe(kind);
    expect(ownKind(strToU8(`\ufeff\n${text}`))).toBe(kind);
    expect(sorted(text).indexOf('"format"')).toBeGreaterThan(4_000);
    expect(ownKind(strToU8(sorted(text)))).toBe(kind);
    expect(ownKind(new Uint8Array(Buffer.from(text, 'utf16le')))).toBe(kind);
  },
);

test.each([
  ['nothing', ''],
  [
    'a line of JSON whose text speaks of it',
    JSON.stringify({ text: '{"format":"crossread-workspace"}' }),
  ],
  ['a text that speaks of it', 'The field "format":"crossread-workspace" says so.'],
  ['JSON of another format', '{"format":"other","codes":[]}'],
  ['a list', '[{"format":"crossread-workspace"}]'],
])('%s is not', (_, text) => {
  expect(ownKind(strToU8(text))).toBeNull();
});
