import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYBODY } from '#core/model/audience.ts';
import { documentName, parseDocumentName } from './names.ts';

describe('parseDocumentName', () => {
  test.each([
    ['w/workspace', { kind: 'workspace', workspace: 'w' }],
    ['w/reading-room', { kind: 'reading-room', audience: EVERYBODY, workspace: 'w' }],
    ['w/handout/g-1', { kind: 'handout', audience: 'g-1', workspace: 'w' }],
    ['w/first-pass', { kind: 'first-pass', workspace: 'w' }],
    ['w/notes', { kind: 'notes', workspace: 'w' }],
    ['w/notebook/ada', { kind: 'notebook', workspace: 'w', member: 'ada' }],
    ['w/draft/draft-1', { kind: 'draft', workspace: 'w', draft: 'draft-1' }],
    ['one-imam/notebook/notebook', { kind: 'notebook', workspace: 'one-imam', member: 'notebook' }],
  ])('reads %s, and documentName writes it again', (name, address) => {
    const parsed = parseDocumentName(name);
    expect(parsed).toEqual(address);
    expect(parsed && documentName(parsed)).toBe(name);
  });

  test.each([
    ['nothing', ''],
    ['a slash', '/'],
    ['no kind', 'w'],
    ['an empty kind', 'w/'],
    ['no workspace', '/workspace'],
    ['a kind that there is not', 'w/secrets'],
    ['a kind of every object', 'w/constructor'],
    ['a kind in capitals', 'w/Workspace'],
    ['a notebook of nobody', 'w/notebook'],
    ['a draft without an id', 'w/draft'],
    ['a draft with more behind it', 'w/draft/a/b'],
    ['a notebook of an empty name', 'w/notebook/'],
    ['a notebook with more behind it', 'w/notebook/ada/bea'],
    ['a slash at the end', 'w/workspace/'],
    ['a member where none belongs', 'w/reading-room/ada'],
    ['everybody by name', 'w/reading-room/all'],
    ['a group without an id', 'w/handout/g-'],
    ['a way up', 'a/notebook/../b'],
    ['a way up as the member', 'a/notebook/..'],
    ['a way up as the workspace', '../workspace'],
    ['an extra slash', 'w//notebook/ada'],
    ['an extra slash before the member', 'w/notebook//ada'],
    ['a dot', './workspace'],
    ['a slash in disguise', 'w/notebook/ada%2fbea'],
    ['a backslash', 'w/notebook/ada\\bea'],
    ['white space', ' w/workspace'],
    ['a line feed at the end', 'w/workspace\n'],
    ['a line feed behind the member', 'w/notebook/ada\n'],
    ['NUL', 'w/notebook/ada\u0000bea'],
    ['letters that look alike', 'w/notebook/аda'],
    ['a member beyond 64 characters', `w/notebook/${'a'.repeat(65)}`],
    ['a prototype', 'w/notebook/__proto__'],
  ])('refuses %s', (_, name) => {
    expect(parseDocumentName(name)).toBeNull();
  });

  test('whatever it accepts is exactly what documentName writes', () => {
    const part = fc.oneof(
      fc.constantFrom('w', 'notebook', 'workspace', 'notes', 'reading-room', '', '..', 'ada\n'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const name = parts.join('/');
        const parsed = parseDocumentName(name);
        expect(parsed === null ? name : documentName(parsed)).toBe(name);
      }),
    );
  });
});
