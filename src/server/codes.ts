/*
 * Codes that can be spoken: syllables of one consonant and one vowel, in groups of two.
 * Not who may use them (directory.ts) and not how often somebody may guess (guesses.ts).
 */
import { createHash, randomInt } from 'node:crypto';

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aeiou';
const SYLLABLES_A_GROUP = 2;

/**
 * Groups of two syllables, so 80 * 80 = 6,400 choices each: a room code has 3 (2.6e11 codes, 38 bits),
 * a return code 4 (51 bits), a recovery key 5 (63 bits), an invitation 6 (76 bits). The length tells them apart.
 */
const GROUPS = { room: 3, return: 4, recovery: 5, invitation: 6 } as const;
export type CodeKind = keyof typeof GROUPS;

/** As it is shown and read out: `lumo-kadi-refu`. */
export function newCode(kind: CodeKind): string {
  return Array.from({ length: GROUPS[kind] }, group).join('-');
}

function group(): string {
  return Array.from({ length: SYLLABLES_A_GROUP }, () => oneOf(CONSONANTS) + oneOf(VOWELS)).join(
    '',
  );
}

function oneOf(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}

/** What was typed, in the form of `newCode`, and which kind it is; null for what can be no code. */
export function readCode(typed: string): { readonly kind: CodeKind; readonly code: string } | null {
  const letters = typed
    .replace(/^\s*i-/i, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const groups = letters.match(/.{4}/g) ?? [];
  const kind = KINDS.find((known) => GROUPS[known] * 4 === letters.length);
  return kind ? { kind, code: groups.join('-') } : null;
}

const KINDS = ['room', 'return', 'recovery', 'invitation'] as const satisfies readonly CodeKind[];

/** What is kept of a code that is shown only once. Codes are random and long, so no slow hash is needed. */
export function codeHash(code: string): string {
  return createHash('sha256').update(code, 'utf8').digest('base64url');
}
