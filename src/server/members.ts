import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { memberIdSchema, type MemberId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import type { Storage } from './storage.ts';

const NAME_LENGTH = 40;

/** Who has joined. Everybody joins as annotator until rooms give out other roles. */
export class MemberList {
  readonly #storage: Storage;
  readonly #members: Map<MemberId, Member>;

  private constructor(storage: Storage, members: readonly Member[]) {
    this.#storage = storage;
    this.#members = new Map(members.map((member) => [member.id, member]));
  }

  static async open(storage: Storage): Promise<MemberList> {
    return new MemberList(storage, await storage.members());
  }

  get(id: string): Member | null {
    const parsed = v.safeParse(memberIdSchema, id);
    return parsed.success ? (this.#members.get(parsed.output) ?? null) : null;
  }

  all(): readonly Member[] {
    return [...this.#members.values()];
  }

  /** A new member; a name that is taken gets " 2", " 3" and so on. */
  async join(displayName: string): Promise<Member> {
    const id = v.parse(memberIdSchema, randomUUID());
    const member: Member = { id, displayName: this.#freeName(displayName), role: 'annotator' };
    this.#members.set(id, member); // before the first await, so that two who join at once differ
    try {
      await this.#storage.putMember(member);
    } catch (error) {
      this.#members.delete(id);
      throw error;
    }
    return member;
  }

  #freeName(wanted: string): string {
    const taken = new Set(this.all().map((member) => comparable(member.displayName)));
    let name = wanted;
    for (let number = 2; taken.has(comparable(name)); number++) {
      name = `${shortened(wanted, NAME_LENGTH - ` ${number}`.length)} ${number}`;
    }
    return name;
  }
}

/** "Ana" and "ANA" would be taken for one another on a screen. */
function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** At most so many UTF-16 units, without splitting a character. */
function shortened(name: string, length: number): string {
  let short = '';
  for (const { segment } of new Intl.Segmenter('und').segment(name)) {
    if (short.length + segment.length > length) break;
    short += segment;
  }
  return short.trimEnd();
}
