import { expect, test } from 'vitest';
import { chosenOf } from './chosen-workspace.ts';

const small = { id: 'small', settings: { title: 'Storm' } };
const other = { id: 'other', settings: { title: 'Flood' } };
const bare = { id: 'bare' };

test.each([
  ['the only one', [small], undefined, small],
  ['the one that is named', [small, other], 'other', other],
])('%s', (_, all, wanted, chosen) => {
  expect(chosenOf(all, wanted)).toEqual({ ok: true, value: chosen });
});

test.each([
  [
    'several',
    [small, bare],
    undefined,
    'name one of the workspaces with --workspace: small (Storm), bare',
  ],
  ['none at all', [], undefined, 'name one of the workspaces with --workspace: none'],
  ['another', [small], 'smal', 'there is no workspace “smal”; there is: small (Storm)'],
  ['an empty name', [small], '', 'there is no workspace “”; there is: small (Storm)'],
])('%s: a sentence with what there is', (_, all, wanted, message) => {
  expect(chosenOf(all, wanted)).toEqual({ ok: false, problems: [{ path: '', message }] });
});
