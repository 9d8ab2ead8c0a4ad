import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPORTED_AT, wholeExport, exportedText } from '../../../testing/exported.ts';
import { hostileSnapshots } from '../../../testing/hostile-snapshots.ts';
import { wholeWorkspace } from '../../../testing/whole-workspace.ts';
import { readOwnJson } from './read-own.ts';
import { ownJson } from './write-own.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const write = async (snapshot: ReturnType<typeof wholeWorkspace>) =>
  exportedText(ownJson, await wholeExport(ownJson, snapshot));
const read = (text: string) => readOwnJson(text, sha256);

/** The messages of a refusal, with their paths. */
function refusal(text: string): string[] {
  const answer = read(text);
  return answer.ok ? [] : answer.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('our own JSON', () => {
  test('a workspace that holds something of everything comes back the same', async () => {
    const snapshot = wholeWorkspace();
    expect(read(await write(snapshot))).toEqual({ ok: true, value: snapshot });
  });

  test('a file from before the schema was published, and before code books could change, is read', async () => {
    const given = wholeWorkspace();
    const snapshot = { ...given, earlierCodeBooks: [] };
    const older = (await write(snapshot)).replace(/"\$schema":"[^"]+",/, '');
    expect(older).not.toContain('$schema');
    expect(read(older)).toEqual({ ok: true, value: snapshot });
  });

  test('what came back is written as the same file', async () => {
    const text = await write(wholeWorkspace());
    const again = read(text);
    expect(again.ok && (await write(again.value))).toBe(text);
  });

  test('hard texts, overlaps, several pieces, hostile notes and names come back', async () => {
    await fc.assert(
      fc.asyncProperty(hostileSnapshots, async (given) => {
        // The arbitrary leaves out what our own records demand: real hashes, members with visible names.
        const snapshot = {
          ...given,
          sources: given.sources.map((source) => {
            const [revision] = source.revisions;
            const whole = { ...revision, sha256: sha256(revision.text) };
            return { ...source, revisions: [whole] as const };
          }),
          members: wholeWorkspace(2).members,
          annotations: given.annotations.map((mark) => ({
            ...mark,
            author: wholeWorkspace(2).members[0]?.id ?? mark.author,
          })),
          codeBook: wholeWorkspace(2).codeBook,
        };
        const { codeBook } = snapshot;
        const [tag] = codeBook.layers[0]?.tags ?? [];
        if (!tag) throw new Error('the code book has no tag');
        const tagged = snapshot.annotations.map((mark) => ({ ...mark, tag: tag.id }));
        const whole = { ...snapshot, annotations: tagged };
        const back = read(await write(whole));
        expect(back.ok ? back.value.annotations : back.problems).toHaveLength(tagged.length);
        expect(back.ok && new Set(back.value.annotations)).toEqual(new Set(tagged));
        expect(back.ok && back.value.sources).toEqual(whole.sources);
      }),
      { numRuns: 60 },
    );
  });

  test('every record stands on a line of its own', async () => {
    const snapshot = wholeWorkspace();
    const lines = (await write(snapshot)).split('\n');
    for (const { id } of snapshot.annotations) {
      expect(lines.filter((line) => line.startsWith(`{"id":"${id}"`)).length).toBeGreaterThan(0);
    }
    expect(lines.find((line) => line.includes(EXPORTED_AT.generatedAt))).toBeDefined();
  });
});

test('a file from before there were decisions is read', async () => {
  const snapshot = wholeWorkspace();
  const text = await write({ ...snapshot, records: { ...snapshot.records, decisions: [] } });
  const before = text.replaceAll(/,\n"decisions":\[\]/g, '');
  expect(before).not.toBe(text);
  const answer = read(before);
  expect(answer.ok ? answer.value.records.decisions : answer.problems).toEqual([]);
});

describe('a file that is not whole is refused with a sentence, and nothing is read', async () => {
  const text = await write(wholeWorkspace());
  const changed = (from: string | RegExp, to: string) => {
    expect(text).toMatch(from);
    return text.replace(from, to);
  };
  test.each([
    ['nothing', '', /the file is empty/],
    ['a truncated file', text.slice(0, text.length / 2), /no whole JSON/],
    ['another JSON', '{"annotations":[]}', /no workspace of Crossread/],
    ['a list', '[]', /no workspace of Crossread/],
    ['a newer version', changed('"version":1', '"version":2'), /reads version 1: update it/],
    ['no version', changed('"version":1,', ''), /is none that Crossread writes.*export it again/],
    ['an odd version', changed('"version":1', '"version":{"a":1}'), /is none that Crossread/],
    ['a prototype key', changed('"settings":', '"__proto__":{},"settings":'), /__proto__/],
    [
      'an escaped prototype key',
      changed('"settings":', String.raw`"\u005f_proto__":{},"settings":`),
      /__proto__/,
    ],
    ['deep nesting', '['.repeat(100_000), /nested deeper/],
    ['an unknown key', changed('"settings":', '"extra":1,"settings":'), /extra/],
    ['a changed text', changed('"text":"', '"text":"X'), /not the hash of the text/],
    ['a quote that is not there', changed('"quote":"', '"quote":"X'), /not the text at these/],
    [
      'a code book whose revisions are out of order',
      changed('"revision":1,"label":"Three lenses, first draft"', '"revision":3,"label":"x"'),
      /codeBooks\.1\.revision: is not newer/,
    ],
    [
      'revisions of two code books',
      changed('{"id":"three-lenses","revision":1', '{"id":"four-lenses","revision":1'),
      /codeBooks\.0\.id: is four-lenses/,
    ],
    [
      'no code book',
      changed(/"codeBooks":\[\n[^]*?\n?\],\n"sources"/, '"codeBooks":[],"sources"'),
      /codeBooks/,
    ],
    [
      'a group that stands twice',
      changed(/"groups":\[(\{[^}]*\})\]/, '"groups":[$1,$1]'),
      /settings\.groups: has the id group-1 twice/,
    ],
    [
      'a first pass that stands twice',
      changed('"round":2,"annotations"', '"round":1,"annotations"'),
      /firstPasses: has the round 1 twice/,
    ],
    ['an unknown member', changed('"member":"ana"', '"member":"eve"'), /eve, who is not among/],
    ['an unknown article', changed('"source":"', '"source":"x'), /not in the file/],
    ['an unknown tag', changed(/"tag":"[^"]+"/, '"tag":"T.none"'), /the code book lacks: T.none/],
  ])('%s', (_, hostile, sentence) => {
    expect(refusal(hostile).join('\n')).toMatch(sentence);
  });

  test.each(['votes', 'replies', 'links', 'reflections'] as const)(
    '%s that stand twice',
    async (kind) => {
      const whole = wholeWorkspace();
      const records = whole.records[kind];
      const doubled = { ...whole.records, [kind]: [...records, ...records] };
      expect(refusal(await write({ ...whole, records: doubled })).join('\n')).toMatch(
        new RegExp(`^notebooks\\.${kind}: has the id \\S+ twice`),
      );
    },
  );

  test('a mark that stands twice in a first pass', async () => {
    const whole = wholeWorkspace();
    const doubled = whole.firstPasses.map(({ round, annotations }) => ({
      round,
      annotations: [...annotations, ...annotations.slice(0, 1)],
    }));
    expect(refusal(await write({ ...whole, firstPasses: doubled })).join('\n')).toMatch(
      /^firstPasses: has the id 1\/mark-\S+ twice/,
    );
  });

  test('an id that stands twice', () => {
    const [line] = /\{"id":"mark-[^\n]+/.exec(text) ?? [''];
    expect(refusal(text.replace(line, `${line.replace(/,?$/, ',')}\n${line}`)).join()).toMatch(
      /twice/,
    );
  });

  test('a thousand problems are told as twenty and a number', () => {
    const none = text.replaceAll(/"tag":"[^"]+"/g, '"tag":"T.none"');
    const told = refusal(none);
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toMatch(/and \d+ more/);
  });
});
