/** A workspace that holds something of everything: records of each kind, two revisions of the code book, two first passes, groups, shared notes. */
import * as v from 'valibot';
import { seenOf } from '#core/compare/adjudicated.ts';
import type { Target } from '#core/model/annotation.ts';
import { groupIdSchema, memberIdSchema } from '#core/model/ids.ts';
import { memberSchema } from '#core/model/member.ts';
import { PLAIN_KINDS, PLAIN_RULES, type PlainKind } from '#core/model/plain-records.ts';
import { inNameOrder, inTextOrder } from '#core/model/snapshot-order.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import type { SnapshotRecords, WorkspaceSnapshot } from '#core/model/workspace.ts';
import { targetAt } from '#core/text/quote.ts';
import { readyMadeWorkspace } from '#server/ready-made-workspace.ts';
import { generatedMarks } from './generated-marks.ts';

const times = { created: '2026-01-31T09:30:00.000Z', modified: '2026-01-31T09:31:00.000Z' };
const ana = v.parse(memberIdSchema, 'ana');
const ben = v.parse(memberIdSchema, 'ben');

export function wholeWorkspace(marks = 40, seed = 11): WorkspaceSnapshot {
  const content = readyMadeWorkspace();
  const { sources } = content;
  const group = v.parse(groupIdSchema, 'group-1');
  const members = [
    { id: ana, displayName: 'Ana', role: 'owner', group },
    { id: ben, displayName: 'Ben 🌪', role: 'annotator', group: null },
  ].map((member) => v.parse(memberSchema, member));
  const made = generatedMarks(sources, content.codeBook, [ana, ben], marks, seed);
  const annotations = inTextOrder(made, sources);
  const groups = [{ id: group, name: 'Group 1', sources: null, revealed: true }];
  return {
    ...content,
    codeBook: { ...content.codeBook, revision: 2 },
    earlierCodeBooks: [{ ...content.codeBook, label: 'Three lenses, first draft' }],
    settings: { ...content.settings, round: 2, groups },
    members: inNameOrder(members),
    annotations,
    records: recordsAbout(annotations, sources),
    firstPasses: [1, 2].map((round) => ({ round, annotations: annotations.slice(0, 5 * round) })),
    notes: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'What we saw' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Two of them say ' },
          { type: 'text', text: 'moderate', marks: [{ type: 'strong' }] },
        ],
      },
    ],
  };
}

function opening(source: Source): Target {
  return targetAt(source, currentRevision(source), [{ start: 0, end: 5 }]);
}

function recordsAbout(
  annotations: WorkspaceSnapshot['annotations'],
  [first, second]: readonly Source[],
): SnapshotRecords {
  const [one, two] = annotations.map(({ id }) => id).toSorted();
  if (!one || !two || !first || !second) throw new Error('the workspace is too small');
  const [a, b] = [opening(first), opening(second)];
  const seenIn = (id: string) => {
    const mark = annotations.find((annotation) => annotation.id === id);
    if (!mark) throw new Error(`no mark ${id}`);
    return seenOf(mark);
  };
  const of = <Kind extends PlainKind>(kind: Kind, author: typeof ana, record: object) => ({
    ...v.parse(PLAIN_RULES[kind].schema, { ...record, ...times }),
    author,
  });
  const records: SnapshotRecords = {
    replies: [
      of('replies', ben, { id: 'reply-1', about: one, body: '@Ana why so?', mentions: [ana] }),
    ],
    votes: [of('votes', ana, { about: one, choice: 'disagree', reason: 'It is a fact.' })],
    links: [
      of('links', ben, { relation: 'omitted-in', from: one, source: second.id, state: 'stands' }),
      of('links', ana, { relation: 'same-as', from: one, to: two, state: 'stands' }),
      of('links', ben, { relation: 'same-as', from: one, to: two, state: 'withdrawn' }),
    ],
    propositions: [of('propositions', ana, { about: one, text: 'He leads the mosque.' })],
    namings: [
      of('namings', ben, {
        id: 'naming-1',
        target: a,
        entity: 'Hassen Chalghoumi',
        kind: 'person',
        evaluative: 'moderate',
      }),
    ],
    pairings: [of('pairings', ana, { a, b, state: 'confirmed' })],
    attributions: [
      of('attributions', ana, {
        target: a,
        kind: 'direct',
        speaker: 'the imam',
        cue: 'said',
        state: 'stands',
      }),
    ],
    decisions: [
      of('decisions', ana, { about: one, choice: 'keep', reason: '', seen: seenIn(one) }),
      of('decisions', ana, {
        about: two,
        choice: 'drop',
        reason: 'Nobody says so.',
        seen: seenIn(two),
      }),
    ].toSorted((x, y) => (x.about < y.about ? -1 : 1)),
    reflections: [
      of('reflections', ana, {
        round: 1,
        body: 'I had read “leads” as praise.\nIt is his office.',
      }),
      of('reflections', ben, { round: 1, body: 'Nothing did. 🤷🏽' }),
    ],
  };
  for (const kind of PLAIN_KINDS) if (records[kind].length === 0) throw new Error(`no ${kind}`);
  return records;
}
