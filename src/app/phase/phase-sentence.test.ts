import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { memberSchema } from '#core/model/member.ts';
import { groupSchema, type WorkspaceSettings } from '#core/model/workspace.ts';
import { smallWorkspace } from '../../testing/small-workspace.ts';
import { phaseSentence } from './phase-sentence.ts';

const who = (role: string, group: string | null = null) =>
  v.parse(memberSchema, { id: 'ada', displayName: 'Ada', role, group });
const group = (revealed: boolean) =>
  v.parse(groupSchema, { id: 'one', name: 'Group 1', sources: null, revealed });
const settings = (different: Partial<WorkspaceSettings>): WorkspaceSettings => ({
  ...smallWorkspace.settings,
  phase: 'independent',
  ...different,
});

describe('what is said under the header', () => {
  test.each<[string, Partial<WorkspaceSettings>, ReturnType<typeof who>, RegExp]>([
    ['alone', {}, who('annotator'), /Nobody but you sees your marks until the reveal\.$/],
    ['told that owners read', { marksOpenToOwners: true }, who('annotator'), /owners .* can read/],
    ['a group that is revealed', { groups: [group(true)] }, who('annotator', 'one'), /^Group 1 is/],
    [
      'a group that is not',
      { groups: [group(false)] },
      who('annotator', 'one'),
      /^Mark on your own/,
    ],
    ['somebody who only reads', {}, who('viewer'), /^The others mark/],
    ['who runs it', {}, who('editor'), /^Independent work/],
    [
      'the rule of marks',
      { reveal: { kind: 'after-marks', marks: 4 } },
      who('annotator'),
      /made 4/,
    ],
    ['the rule of done', { reveal: { kind: 'all-done' } }, who('annotator'), /all have said/],
    ['locked', { locked: true }, who('annotator'), /^Locked for now/],
    ['locked, for who runs it', { locked: true }, who('owner'), /^Locked: members/],
    ['open', { phase: 'open' }, who('annotator'), /^nothing$/],
    ['open and locked', { phase: 'open', locked: true }, who('annotator'), /^Locked/],
    ['closed', { phase: 'closed', locked: true }, who('annotator'), /^Closed/],
  ])('%s', (_name, different, member, expected) => {
    expect(phaseSentence(settings(different), member) ?? 'nothing').toMatch(expected);
  });
});
