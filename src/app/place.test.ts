import { describe, expect, test } from 'vitest';
import { looksLikeReturnCode, placeAt } from './place.ts';

describe('placeAt', () => {
  test.each([
    ['/', '', { kind: 'home' }],
    ['/w/one-imam', '', { kind: 'workspace', id: 'one-imam' }],
    ['/w/one-imam/', '#x', { kind: 'workspace', id: 'one-imam' }],
    ['/w/../home', '', { kind: 'nowhere' }],
    ['/w/', '', { kind: 'nowhere' }],
    ['/join', '', { kind: 'join', code: '' }],
    ['/join', '#lumo-kadi-refu', { kind: 'join', code: 'lumo-kadi-refu' }],
    ['/join', '#i-a%20b', { kind: 'join', code: 'i-a b' }],
    ['/join', '#100%', { kind: 'join', code: '100%' }],
    ['/return', '#abc', { kind: 'return', code: 'abc' }],
    ['/new', '', { kind: 'new' }],
    ['/new/other', '', { kind: 'nowhere' }],
    ['/something', '', { kind: 'nowhere' }],
  ])('%s%s', (pathname, hash, place) => {
    expect(placeAt(pathname, hash)).toEqual(place);
  });
});

test.each([
  ['a room code', 'lumo-kadi-refu', false],
  ['a return code', 'Lumo Kadi refu DIBA', true],
  ['a recovery key', 'lumo-kadi-refu-diba-moku', true],
  ['an invitation', 'i-lumo-kadi-refu-diba-moku-hota', false],
])('looksLikeReturnCode: %s', (_name, typed, expected) => {
  expect(looksLikeReturnCode(typed)).toBe(expected);
});
