/** Pseudonyms of a workspace: keyed by the server's own secret, so that nobody can find a member by trying ids. */
import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { memberIdSchema, type WorkspaceId } from '#core/model/ids.ts';
import type { PseudonymOf } from '#core/formats/pseudonyms.ts';

/** 40 bits: two members of a class share a name about once in a billion classes. */
const LETTERS = 10;

export function pseudonymsOf(secret: string, workspace: WorkspaceId): PseudonymOf {
  return (member) => {
    const keyed = createHmac('sha256', secret).update(`pseudonym/${workspace}/${member}`);
    const letters = keyed.digest('hex').slice(0, LETTERS);
    return {
      id: v.parse(memberIdSchema, `p-${letters}`),
      displayName: `Annotator ${letters.slice(0, 5)}-${letters.slice(5)}`,
    };
  };
}
