/*
 * The board of the teacher's desk: who is in, where, how many marks, who said "done". Figures, never content.
 * Not what owners may read of the marks. Comes from the ledger, the directory and presence; goes to the desk.
 */
import type { MemberId, SourceId } from '#core/model/ids.ts';
import type { Progress } from '#core/model/reveal.ts';
import type { Board } from '#sync/api.ts';
import type { Presence } from '#sync/wire.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { toMember, type MemberRecord } from './records.ts';

/** Where members are now, also while nobody else is told. In memory only. */
export class Whereabouts {
  readonly #sources = new Map<MemberId, SourceId>();

  saw(member: MemberId, place: Presence['place']): void {
    if (place) this.#sources.set(member, place.source);
  }

  of(member: MemberId): SourceId | null {
    return this.#sources.get(member) ?? null;
  }
}

export function boardOf(
  workspace: OpenWorkspace,
  isHere: (member: MemberRecord) => boolean,
  whereabouts: Whereabouts,
): Board {
  const counts = marksByLayer(workspace);
  const rows = workspace.members
    .filter((member) => !member.removed)
    .map((member) => {
      const here = isHere(member);
      return {
        member: toMember(member),
        here,
        source: here ? whereabouts.of(member.id) : null,
        marks: counts.get(member.id) ?? {},
        done: member.done,
        seatFree: member.seatFree,
      };
    });
  return { rows };
}

/** The annotators that a rule of the reveal waits for. */
export function progressOf(workspace: OpenWorkspace): Progress[] {
  const counts = marksByLayer(workspace);
  return workspace.members
    .filter(({ role, removed, seatFree }) => role === 'annotator' && !removed && !seatFree)
    .map(({ id, done }) => ({ done, marks: sum(Object.values(counts.get(id) ?? {})) }));
}

function marksByLayer({ publication, codes }: OpenWorkspace) {
  return publication.ledger.counts((mark) => codes.tags.get(mark.tag)?.layer.id ?? null);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
