/** Who is here now, and where: awareness states of the reading room, parsed and joined with the members. */
import * as v from 'valibot';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import type { MemberId } from '#core/model/ids.ts';
import { addTo } from '#core/model/lists-by-key.ts';
import { presenceSchema, type Presence } from '#sync/wire.ts';
import { Observable } from './observable.ts';

export type People = ReadonlyMap<MemberId, readonly Presence[]>;

/** Between two messages about my own selection: fast enough to follow, slow enough for 200 people. */
const INTERVAL_MS = 250;

export class Presences {
  readonly people = new Observable<People>(new Map());
  /** Null where the member may not read marks: then nobody sees anybody. */
  readonly #provider: HocuspocusProvider | null;
  readonly #member: MemberId;
  #waiting: ReturnType<typeof setTimeout> | null = null;
  #place: Presence['place'] = null;

  constructor(provider: HocuspocusProvider | null, member: MemberId) {
    this.#provider = provider;
    this.#member = member;
    provider?.awareness?.on('change', this.#read);
    this.#send();
  }

  /** Where I am reading now; null when in no text. Sent at most every quarter of a second. */
  moveTo(place: Presence['place']): void {
    this.#place = place;
    this.#waiting ??= setTimeout(this.#send, INTERVAL_MS);
  }

  close(): void {
    if (this.#waiting !== null) clearTimeout(this.#waiting);
    this.#provider?.awareness?.off('change', this.#read);
  }

  readonly #send = (): void => {
    this.#waiting = null;
    const presence: Presence = { member: this.#member, place: this.#place };
    this.#provider?.awareness?.setLocalState(presence);
  };

  readonly #read = (): void => {
    const awareness = this.#provider?.awareness;
    const people = new Map<MemberId, Presence[]>();
    for (const [client, state] of awareness?.getStates() ?? []) {
      const presence = v.safeParse(presenceSchema, state);
      if (!presence.success || client === awareness?.clientID) continue;
      const { member } = presence.output;
      addTo(people, member, presence.output);
    }
    this.people.set(people);
  };
}
