import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { EXPORTED_AT, exportedText, readableText, wholeExport } from '../../testing/exported.ts';
import { decisionOn, voteOn } from '../../testing/talk-records.ts';
import { wholeWorkspace } from '../../testing/whole-workspace.ts';
import { ANNOTATION_LIMITS, type PublishedAnnotation } from '../model/annotation.ts';
import { memberIdSchema } from '../model/ids.ts';
import { memberSchema } from '../model/member.ts';
import { inTextOrder } from '../model/snapshot-order.ts';
import { MARK_VERSIONS, EVERYTHING, selected, type Selected, type Selection } from './selection.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { formats } from './index.ts';
import { withMemberIds } from './member-ids.ts';
import { readOwnJson } from './own/read-own.ts';
import { ownJson } from './own/write-own.ts';
import type { PseudonymOf } from './pseudonyms.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const owner = v.parse(memberIdSchema, 'ana');
const pseudonymOf: PseudonymOf = (member) => {
  const letters = Buffer.from(member).toString('hex').slice(0, 6);
  return {
    id: v.parse(memberIdSchema, `p-${letters}`),
    displayName: `Annotator ${letters}`,
  };
};

/** Everybody marks the same as the first mark; all of it is kept, the second mark is changed, the third dropped. */
function decidedWorkspace(): WorkspaceSnapshot {
  const whole = wholeWorkspace();
  const [first, second, third] = whole.annotations;
  if (!first || !second || !third) throw new Error('the workspace is too small');
  const others = whole.members.filter(({ id }) => id !== first.author);
  const same = others.map(({ id }, at) => ({ ...first, id: idLike(first, at), author: id }));
  const tag = whole.codeBook.layers[0]?.tags.find(({ id }) => id !== second.tag)?.id ?? '';
  const decisions = [
    ...[first, ...same].map((mark) => decided(mark, 'keep')),
    decided(second, 'change', { tag, reason: 'It is another thing.' }),
    decided(third, 'drop'),
  ];
  return {
    ...whole,
    annotations: inTextOrder([...whole.annotations, ...same], whole.sources),
    records: {
      ...whole.records,
      decisions: decisions.toSorted((a, b) => (a.about < b.about ? -1 : 1)),
    },
  };
}

function idLike(mark: PublishedAnnotation, at: number): PublishedAnnotation['id'] {
  const [id] = wholeWorkspace(60, 5 + at).annotations.slice(-1);
  if (!id) throw new Error(`nothing like ${mark.id}`);
  return id.id;
}

function decided(
  { author: _author, ...mark }: PublishedAnnotation,
  ...said: [Parameters<typeof decisionOn>[1], Parameters<typeof decisionOn>[2]?]
) {
  return { ...decisionOn(mark, ...said), author: owner };
}

function select(change: Partial<Selection>, snapshot = decidedWorkspace()) {
  const answer = selected(snapshot, { ...EVERYTHING, ...change }, pseudonymOf);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

describe('what is named', () => {
  test.each(['sources', 'layers', 'annotators'] as const)(
    'nothing in the list of %s is refused, and not a file without marks',
    (path) => {
      expect(selected(decidedWorkspace(), { ...EVERYTHING, [path]: [] }, pseudonymOf)).toEqual({
        ok: false,
        problems: [{ path, message: 'names nothing: name at least one, or leave it out for all' }],
      });
    },
  );
});

test('one member is a member, in the singular', () => {
  const [one, two] = decidedWorkspace().members.map(({ id }) => id);
  if (!one || !two) throw new Error('nobody is there');
  expect(select({ annotators: [one] }).choice).toEqual(['Only the marks of 1 member.']);
  expect(select({ annotators: [one, two] }).choice).toEqual(['Only the marks of 2 members.']);
});

function called(id: string) {
  return v.parse(memberSchema, { id, displayName: id, role: 'annotator' });
}

test('of chosen annotators the file names them and who said something in it, and nobody else', () => {
  const given = decidedWorkspace();
  const first = given.annotations.find(({ author }) => author === 'ben');
  if (!first) throw new Error('Ben marked nothing');
  const vote = { ...voteOn(first.id, 'agree'), author: v.parse(memberIdSchema, 'voter') };
  const whole = {
    ...given,
    members: [...given.members, called('voter'), called('bystander'), called('silent')],
    records: { ...given.records, replies: [], votes: [vote], decisions: [] },
  };
  const ids = (change: Partial<Selection>, of: WorkspaceSnapshot = whole) =>
    select(change, of).snapshot.members.map(({ id }) => String(id));
  const annotators = ['ben', 'silent'].map((id) => v.parse(memberIdSchema, id));
  expect(ids({ annotators })).toEqual(['ben', 'voter', 'silent']);
  expect(ids({})).toEqual(['ana', 'ben', 'voter', 'bystander', 'silent']);
  const { decisions } = given.records;
  const adjudicated = ids(
    { annotators, marks: 'adjudicated' },
    { ...whole, records: { ...whole.records, decisions } },
  );
  expect(adjudicated).toContain('ana');
  expect(adjudicated).not.toContain('bystander');
});

test('of chosen articles: groups read none that the file does not have', () => {
  const given = decidedWorkspace();
  const [a, b] = given.sources.map(({ id }) => id);
  const [group] = given.settings.groups;
  if (!a || !b || !group) throw new Error('the workspace is too small');
  const groups = [[a, b], [b], null].map((sources) => ({ ...group, sources }));
  const whole = { ...given, settings: { ...given.settings, groups } };
  const read = (change: Partial<Selection>) =>
    select(change, whole).snapshot.settings.groups.map(({ sources }) => sources);
  expect(read({ sources: [a] })).toEqual([[a], null, null]);
  expect(read({})).toEqual([[a, b], [b], null]);
});

test('what a round and pseudonyms do not reach is said', () => {
  const given = decidedWorkspace();
  const [round, names] = select({ round: 1, pseudonyms: true }, given).choice;
  expect(round).toContain('what was said about them is that of now');
  expect(select({ round: 1 }, given).snapshot.records.reflections).toEqual(
    given.records.reflections,
  );
  expect(names).toMatch(/attributes, .*names of groups and of the workspace/);
});

describe('which version of the marks', () => {
  test('adjudicated: what was kept and changed, by nobody in the workspace, with who had marked it', () => {
    const { snapshot, choice } = select({ marks: 'adjudicated' });
    expect(snapshot.annotations.map(({ author }) => author)).toEqual([
      'adjudicated',
      'adjudicated',
    ]);
    expect(snapshot.members.map(({ displayName }) => displayName)).toContain('Adjudicated');
    const [kept, changed] = snapshot.annotations;
    expect(kept?.note).toMatch(/^Marked by .*Ana.*\.\nKept by Ana\.$/s);
    expect(kept?.note).toContain('Ben 🌪');
    expect(changed?.note).toMatch(/Changed from “.+” to “.+” by Ana: It is another thing\.$/);
    expect(choice.join(' ')).toMatch(
      /2 by “Adjudicated”, made of 3 marks .* 1 is dropped and \d+ not decided/,
    );
  });

  test('what was said about a mark is said about what it has become', () => {
    const given = decidedWorkspace();
    const { snapshot } = select({ marks: 'adjudicated' }, given);
    const ids = new Set<string>(snapshot.annotations.map(({ id }) => id));
    const { decisions, votes, replies } = snapshot.records;
    expect(decisions).toHaveLength(2);
    for (const { about } of [...decisions, ...votes, ...replies]) expect(ids).toContain(about);
    expect(given.records.decisions.some(({ about }) => ids.has(about))).toBe(false);
  });

  test('both: all that each annotator marked, and the adjudicated ones beside it', () => {
    const given = decidedWorkspace();
    const { snapshot } = select({ marks: 'both' }, given);
    const own = snapshot.annotations.filter(({ author }) => author !== 'adjudicated');
    expect(own).toEqual(given.annotations);
    expect(snapshot.annotations).toHaveLength(given.annotations.length + 2);
    expect(new Set(snapshot.annotations.map(({ id }) => id)).size).toBe(
      snapshot.annotations.length,
    );
    expect(snapshot.records).toEqual(given.records);
  });

  test.each(['adjudicated', 'both'] as const)('%s comes back from our own JSON', async (marks) => {
    const { snapshot } = select({ marks });
    const text = exportedText(ownJson, await wholeExport(ownJson, snapshot));
    expect(readOwnJson(text, sha256)).toEqual({ ok: true, value: snapshot });
  });

  test('the same decisions make the same file', () => {
    expect(select({ marks: 'both' })).toEqual(select({ marks: 'both' }));
  });

  test('both, with a first pass: the marks of the round beside what is adjudicated now', () => {
    const given = decidedWorkspace();
    const { snapshot } = select({ marks: 'both', round: 1 }, given);
    const own = snapshot.annotations.filter(({ author }) => author !== 'adjudicated');
    expect(own).toEqual(given.firstPasses[0]?.annotations);
    expect(snapshot.annotations.length - own.length).toBe(2);
  });

  test('layers are those of the tag that was decided, annotators those who had marked it', () => {
    const given = decidedWorkspace();
    const all = select({ marks: 'adjudicated' }, given).snapshot.annotations;
    const [layer] = given.codeBook.layers;
    const inLayer = all.filter(({ tag }) => layer?.tags.some(({ id }) => id === tag));
    const chosen = select({ marks: 'adjudicated', layers: layer ? [layer.id] : [] }, given);
    expect(chosen.snapshot.annotations).toEqual(inLayer);
    const changed = given.records.decisions.find(({ choice }) => choice === 'change');
    const second = given.annotations.find(({ id }) => id === changed?.about);
    const notBy = given.members.filter(({ id }) => id !== second?.author).map(({ id }) => id);
    const byOthers = select({ marks: 'adjudicated', annotators: notBy }, given);
    expect(byOthers.snapshot.annotations).toHaveLength(1);
  });

  test.each([
    ['nothing is decided', { marks: 'adjudicated' }, [], /nothing has been kept or changed yet/],
    ['nothing is decided', { marks: 'both' }, [], /nothing has been kept or changed yet/],
    ['of a round', { marks: 'adjudicated', round: 1 }, null, /are those of now: leave it out/],
  ] as const)('refused: %s, %o', (_, change, decisions, sentence) => {
    const given = decidedWorkspace();
    const records = { ...given.records, decisions: decisions ?? given.records.decisions };
    const answer = selected({ ...given, records }, { ...EVERYTHING, ...change }, pseudonymOf);
    expect(answer.ok ? '' : answer.problems.map(({ message }) => message).join()).toMatch(sentence);
  });

  test('a real member of that name and id stays another', () => {
    const given = decidedWorkspace();
    const { snapshot: before } = select({ marks: 'both' }, given);
    const { snapshot } = select({ marks: 'both' }, before);
    const names = snapshot.members.map(({ id, displayName }) => `${id} ${displayName}`);
    expect(names).toContain('adjudicated Adjudicated');
    expect(names).toContain('adjudicated-2 Adjudicated 2');
  });

  test('a note is never longer than notes may be', () => {
    const given = decidedWorkspace();
    const decisions = given.records.decisions.map((one, at) => ({
      ...one,
      reason: `${at}${'🌪'.repeat(249)}`,
    }));
    const names = given.members.map((member) => ({ ...member, displayName: '🌪'.repeat(20) }));
    const [first] = given.annotations;
    if (!first) throw new Error('no marks');
    const same = Array.from({ length: 30 }, (_, at) => ({ ...first, id: idLike(first, at) }));
    const more = same.map((mark, at) => ({
      ...decided(mark, 'keep'),
      reason: `${at}${'🌪'.repeat(249)}`,
    }));
    const { snapshot } = select(
      { marks: 'adjudicated' },
      {
        ...given,
        members: names,
        annotations: [...given.annotations, ...same],
        records: { ...given.records, decisions: [...decisions, ...more] },
      },
    );
    const notes = snapshot.annotations.map(({ note }) => note);
    expect(Math.max(...notes.map(({ length }) => length))).toBeGreaterThan(3_990);
    for (const note of notes) {
      expect(note.length).toBeLessThanOrEqual(ANNOTATION_LIMITS.note);
      expect(note.isWellFormed()).toBe(true);
    }
  });
});

/** Names and ids that stand nowhere in the articles. */
const REAL = [
  ['m-7f3zq-real', 'Zorquil Vantor'],
  ['m-8k1xv-real', 'Zorq'],
] as const;

function withRealNames(): WorkspaceSnapshot {
  const given = decidedWorkspace();
  const ids = new Map(given.members.map(({ id }, at) => [id, REAL[at]?.[0] ?? id]));
  const renamed = withMemberIds(given, (id) => v.parse(memberIdSchema, ids.get(id) ?? id));
  const [first, second] = renamed.members;
  if (!first || !second) throw new Error('nobody is there');
  const members = [first, second].map((member, at) => ({
    ...member,
    displayName: REAL[at]?.[1] ?? '',
  }));
  const replies = renamed.records.replies.map((reply) => ({
    ...reply,
    body: '@Zorq and @Zorquil Vantor, why so?',
    mentions: [first.id, second.id],
  }));
  return { ...renamed, members, records: { ...renamed.records, replies } };
}

const CODE_BOOKS: ReadonlySet<string> = new Set(['refi-qdc', 'code-book-json']);

describe('under pseudonyms', { timeout: 120_000 }, () => {
  const cells = formats.flatMap((format) => MARK_VERSIONS.map((marks) => ({ format, marks })));
  test.each(cells)(
    '$format.id, $marks: no name and no id is in its bytes',
    async ({ format, marks }) => {
      const given = withRealNames();
      const written = async ({ snapshot, ...made }: Selected) => {
        const bytes = await wholeExport(format, snapshot, { ...EXPORTED_AT, ...made });
        return (await readableText(format, bytes)).toLowerCase();
      };
      const named = await written(select({ marks }, given));
      const text = await written(select({ marks, pseudonyms: true }, given));
      // Under names they are there, or the rest would prove nothing; the code book names nobody.
      const names = !CODE_BOOKS.has(format.id) && marks !== 'adjudicated';
      expect(named.includes('zorq') || !names).toBe(true);
      for (const word of ['zorq', 'vantor', ...REAL.map(([id]) => id)]) {
        expect(text).not.toContain(word);
      }
    },
  );

  test('the same member has the same pseudonym in every selection and version', () => {
    const given = withRealNames();
    const [real] = given.members;
    if (!real) throw new Error('nobody is there');
    const { id, displayName } = pseudonymOf(real.id);
    for (const marks of MARK_VERSIONS) {
      const { members } = select({ marks, pseudonyms: true }, given).snapshot;
      expect(members).toContainEqual({ ...real, id, displayName });
    }
    const only = select({ annotators: [real.id], pseudonyms: true }, given).snapshot;
    expect(new Set(only.annotations.map(({ author }) => author))).toEqual(new Set([id]));
  });

  test('the order of the members is that of the pseudonyms: that of the names would tell who is who', () => {
    const given = withRealNames();
    const turned: PseudonymOf = (member) => {
      const at = given.members.findIndex(({ id }) => id === member);
      return { id: pseudonymOf(member).id, displayName: `Annotator ${9 - at}` };
    };
    const answer = selected(given, { ...EVERYTHING, pseudonyms: true }, turned);
    const names = answer.ok && answer.value.snapshot.members.map(({ displayName }) => displayName);
    expect(names).toEqual(['Annotator 8', 'Annotator 9']);
  });

  test('a name inside another, and inside "Annotator", is replaced as the name it is', () => {
    const given = withRealNames();
    const members = given.members.map((member, at) => ({
      ...member,
      displayName: ['Ann', 'Ann (B.)'][at] ?? '',
    }));
    const replies = given.records.replies.map((reply) => ({
      ...reply,
      body: '@Ann, @Ann (B.), @Annotator?',
    }));
    const records = { ...given.records, replies };
    const { snapshot } = select({ pseudonyms: true }, { ...given, members, records });
    const [a, b] = given.members.map((member) => pseudonymOf(member.id).displayName);
    expect(snapshot.records.replies[0]?.body).toBe(`@${a}, @${b}, @${a}otator?`);
  });
});
