import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { memberIdSchema, sourceIdSchema } from '#core/model/ids.ts';
import { pairingKey } from '#core/model/pairing.ts';
import type { PlainKind } from '#core/model/plain-records.ts';
import { segmentAt } from '#core/text/quote.ts';
import { SMALL_TEXT, smallMark, smallWorkspace } from '../testing/small-workspace.ts';
import { toLibrary } from './librarian.ts';
import { judgePlain, type PlainContext } from './plain-judgement.ts';

const ana = v.parse(memberIdSchema, 'ana');
const ben = v.parse(memberIdSchema, 'ben');
const twin = v.parse(sourceIdSchema, 'source-b');
const library = toLibrary({
  ...smallWorkspace,
  sources: smallWorkspace.sources.flatMap((source) => [
    source,
    { ...source, id: twin, letter: 'B' },
  ]),
});
const context: PlainContext = {
  isMark: (id) => id === 'm1' || id === 'm2',
  isMember: (id) => id === ana || id === ben,
  mayDecide: (id) => id === ana,
  library,
  writtenBy: undefined,
};

const times = { created: '2026-01-31T09:30:00.000Z', modified: '2026-01-31T09:30:00.000Z' };
const { target } = smallMark('m1');
const there = { ...target, source: twin };
const link = { relation: 'same-as', from: 'm1', to: 'm2', state: 'stands', ...times };
const omission = {
  relation: 'omitted-in',
  from: 'm1',
  source: 'source-b',
  state: 'stands',
  ...times,
};
const pairing = { a: target, b: there, state: 'confirmed', ...times };
const decision = {
  about: 'm1',
  seen: { tag: 'conflict', quotes: ['Storm 🌪'] },
  choice: 'change',
  tag: 'blame',
  reason: 'It blames.',
  ...times,
};
const naming = {
  id: 'n1',
  target,
  entity: 'The storm',
  kind: 'thing',
  evaluative: '',
  ...times,
};

function verdict(kind: PlainKind, key: string, record: unknown, different = context) {
  return judgePlain(kind, { key, record, author: ana }, different);
}

describe('what is published', () => {
  test.each([
    { kind: 'links', key: 'same-as/m1/m2', record: link },
    { kind: 'links', key: 'omitted-in/m1/source-b', record: omission },
    { kind: 'propositions', key: 'm1', record: { about: 'm1', text: 'It storms', ...times } },
    { kind: 'pairings', key: pairingKey(target, there), record: pairing },
    { kind: 'namings', key: 'n1', record: naming },
    { kind: 'decisions', key: 'm1', record: decision },
    { kind: 'reflections', key: 'round-2', record: { round: 2, body: 'It did.', ...times } },
  ] as const)('$kind under $key', ({ kind, key, record }) => {
    expect(verdict(kind, key, record)).toEqual({ ok: true, value: { ...record, author: ana } });
  });

  test('the same link by two members: each says it', () => {
    const by = (author: typeof ana) =>
      judgePlain('links', { key: 'same-as/m1/m2', record: link, author }, context);
    expect([by(ana).ok, by(ben).ok]).toEqual([true, true]);
  });
});

describe('what is refused, and why', () => {
  const moved = { ...target, segments: [segmentAt(`x${SMALL_TEXT}`, { start: 0, end: 5 })] };
  test.each([
    {
      name: 'a link of a mark with itself',
      kind: 'links',
      key: 'same-as/m1/m1',
      record: { ...link, to: 'm1' },
      why: 'itself',
    },
    {
      name: 'ends in the order that would make a second link',
      kind: 'links',
      key: 'same-as/m2/m1',
      record: { ...link, from: 'm2', to: 'm1' },
      why: 'wrong order',
    },
    {
      name: 'a link to no mark',
      kind: 'links',
      key: 'same-as/m1/m3',
      record: { ...link, to: 'm3' },
      why: 'not a mark',
    },
    {
      name: 'a second reflection on one round',
      kind: 'reflections',
      key: 'round-3',
      record: { round: 2, body: 'It did.', ...times },
      why: 'key of what it says',
    },
    {
      name: 'a reflection without words',
      kind: 'reflections',
      key: 'round-2',
      record: { round: 2, body: ' ', ...times },
      why: 'body',
    },
    {
      name: 'a link under another key',
      kind: 'links',
      key: 'same-as/m1/m9',
      record: link,
      why: 'key of what it says',
    },
    {
      name: 'an article that is not there',
      kind: 'links',
      key: 'omitted-in/m1/source-z',
      record: { ...omission, source: 'source-z' },
      why: 'not a source',
    },
    {
      name: 'an author of one’s own choice',
      kind: 'links',
      key: 'same-as/m1/m2',
      record: { ...link, author: ben },
      why: 'author',
    },
    {
      name: 'a wording without end',
      kind: 'propositions',
      key: 'm1',
      record: { about: 'm1', text: 'x'.repeat(301), ...times },
      why: '300',
    },
    {
      name: 'passages of one article',
      kind: 'pairings',
      key: pairingKey(target, target),
      record: { ...pairing, b: target },
      why: 'one article',
    },
    {
      name: 'passages in the order that would make a second pair',
      kind: 'pairings',
      key: pairingKey(target, there),
      record: { ...pairing, a: there, b: target },
      why: 'wrong order',
    },
    {
      name: 'words that do not stand there',
      kind: 'namings',
      key: 'n1',
      record: { ...naming, target: moved },
      why: 'not the text',
    },
    {
      name: 'a decision on no mark',
      kind: 'decisions',
      key: 'm9',
      record: { ...decision, about: 'm9' },
      why: 'not a mark',
    },
    {
      name: 'a decision without its reason',
      kind: 'decisions',
      key: 'm1',
      record: { ...decision, reason: '  ' },
      why: 'say why',
    },
    {
      name: 'a change to a tag that there is not',
      kind: 'decisions',
      key: 'm1',
      record: { ...decision, tag: 'praise' },
      why: 'not in the code book',
    },
    {
      name: 'a second tag beside "keep"',
      kind: 'decisions',
      key: 'm1',
      record: { ...decision, choice: 'keep' },
      why: 'tag',
    },
  ] as const)('$name', ({ kind, key, record, why }) => {
    const judged = verdict(kind, key, record);
    const problems = judged.ok ? [] : judged.problems;
    expect(problems.map(({ path, message }) => `${path} ${message}`).join('; ')).toContain(why);
  });

  test('a decision of somebody who may not decide', () => {
    const judged = judgePlain('decisions', { key: 'm1', record: decision, author: ben }, context);
    expect(judged).toMatchObject({
      ok: false,
      problems: [{ message: 'is a decision, and only owners and editors decide' }],
    });
  });

  test('a naming with the id of somebody else’s', () => {
    expect(verdict('namings', 'n1', naming, { ...context, writtenBy: ben }).ok).toBe(false);
    expect(verdict('namings', 'n1', naming, { ...context, writtenBy: ana }).ok).toBe(true);
  });
});
