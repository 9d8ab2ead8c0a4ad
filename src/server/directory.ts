/*
 * The directory: which workspaces there are, who is a member of them, which device belongs to whom.
 * Not the documents and not the rules (commands.ts, rights.ts). Held in memory, written before it is answered.
 * Comes from storage; is asked at every request and at every document that a socket opens.
 */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { memberIdSchema, type MemberId, type WorkspaceId } from '#core/model/ids.ts';
import type { Role } from '#core/model/member.ts';
import { freeName } from './free-name.ts';
import type { MemberRecord, WorkspaceRecord } from './records.ts';
import type { Storage } from './storage.ts';

export class Directory {
  readonly #storage: Storage;
  readonly #workspaces: Map<WorkspaceId, WorkspaceRecord>;
  readonly #members: Map<MemberId, MemberRecord>;
  /** By device: a person's browser, known by its cookie alone. */
  readonly #devices = new Map<string, Set<MemberId>>();

  private constructor(
    storage: Storage,
    workspaces: readonly WorkspaceRecord[],
    members: readonly MemberRecord[],
  ) {
    this.#storage = storage;
    this.#workspaces = new Map(workspaces.map((record) => [record.id, record]));
    this.#members = new Map(members.map((record) => [record.id, record]));
  }

  static async open(storage: Storage): Promise<Directory> {
    const directory = new Directory(storage, await storage.workspaces(), await storage.members());
    for (const { device, member } of await storage.devices()) directory.#link(device, member);
    return directory;
  }

  workspace(id: string): WorkspaceRecord | null {
    return [...this.#workspaces.values()].find((record) => record.id === id) ?? null;
  }

  workspaces(): readonly WorkspaceRecord[] {
    return [...this.#workspaces.values()];
  }

  async putWorkspace(record: WorkspaceRecord): Promise<void> {
    await this.#storage.putWorkspace(record);
    this.#workspaces.set(record.id, record);
  }

  /** With all its members. Its documents are the caller's to remove. */
  async removeWorkspace(id: WorkspaceId): Promise<void> {
    for (const member of this.membersOf(id)) await this.removeMember(member.id);
    await this.#storage.removeWorkspace(id);
    this.#workspaces.delete(id);
  }

  member(id: MemberId): MemberRecord | null {
    return this.#members.get(id) ?? null;
  }

  membersOf(workspace: WorkspaceId): readonly MemberRecord[] {
    return [...this.#members.values()].filter((member) => member.workspace === workspace);
  }

  /** Who the device is in the workspace; null for a stranger and for a member who was removed. */
  memberOf(device: string | null, workspace: WorkspaceId): MemberRecord | null {
    return this.membershipsOf(device).find((member) => member.workspace === workspace) ?? null;
  }

  membershipsOf(device: string | null): readonly MemberRecord[] {
    const ids = device === null ? [] : [...(this.#devices.get(device) ?? [])];
    return ids.flatMap((id) => {
      const member = this.#members.get(id);
      return member && !member.removed ? [member] : [];
    });
  }

  /** Who signed in as that person, in every workspace; those who were removed too. */
  membersBySubject(subject: string): readonly MemberRecord[] {
    return [...this.#members.values()].filter((member) => member.subject === subject);
  }

  /** A new member; a name that is taken gets " 2", " 3" and so on. */
  async addMember(
    workspace: WorkspaceId,
    displayName: string,
    role: Role,
    about: { seatFree?: boolean; subject?: string | null } = {},
  ): Promise<MemberRecord> {
    const member = this.#newMember(workspace, displayName, role, about);
    await this.#keepNew([member]);
    return member;
  }

  /**
   * Annotators who are done and whom nobody has been yet, all of them or none: they are there once `prepare`, which
   * writes what they bring along, has resolved. Their names are theirs from the beginning.
   */
  async addAnnotators(
    workspace: WorkspaceId,
    names: readonly string[],
    prepare: (members: readonly MemberRecord[]) => Promise<void>,
  ): Promise<void> {
    const made = names.map((name) => this.#newMember(workspace, name, 'annotator', { done: true }));
    await this.#keepNew(made, prepare);
  }

  async #keepNew(
    members: readonly MemberRecord[],
    prepare: (members: readonly MemberRecord[]) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    try {
      await prepare(members);
      await this.#storage.putMembers(members);
    } catch (error) {
      for (const { id } of members) this.#members.delete(id);
      throw error;
    }
  }

  /** In memory before anything is awaited, so that two who join at once differ. */
  #newMember(
    workspace: WorkspaceId,
    displayName: string,
    role: Role,
    {
      seatFree = false,
      subject = null,
      done = false,
    }: { seatFree?: boolean; subject?: string | null; done?: boolean },
  ): MemberRecord {
    const taken = this.membersOf(workspace).map((member) => member.displayName);
    const member: MemberRecord = {
      id: v.parse(memberIdSchema, randomUUID()),
      workspace,
      displayName: freeName(displayName, taken),
      role,
      group: null,
      joined: new Date().toISOString(),
      done,
      seatFree,
      listed: seatFree,
      returning: null,
      subject,
      removed: false,
    };
    this.#members.set(member.id, member);
    return member;
  }

  async putMember(record: MemberRecord): Promise<void> {
    await this.#storage.putMembers([record]);
    this.#members.set(record.id, record);
  }

  async removeMember(id: MemberId): Promise<void> {
    await this.#storage.removeMember(id);
    this.#members.delete(id);
    for (const members of this.#devices.values()) members.delete(id);
  }

  /** From now on the device speaks for the member, and for no other member of that workspace. */
  async linkDevice(device: string, member: MemberRecord): Promise<void> {
    const before = this.memberOf(device, member.workspace);
    if (before && before.id !== member.id) await this.unlinkDevice(device, before.id);
    await this.#storage.linkDevice(device, member.id);
    this.#link(device, member.id);
  }

  async unlinkDevice(device: string, member: MemberId): Promise<void> {
    await this.#storage.unlinkDevice(device, member);
    this.#devices.get(device)?.delete(member);
  }

  /** All devices of a member lose it: a cookie that was copied is worth nothing any more. */
  async unlinkAll(member: MemberId): Promise<void> {
    for (const [device, members] of this.#devices) {
      if (members.has(member)) await this.unlinkDevice(device, member);
    }
  }

  #link(device: string, member: MemberId): void {
    const members = this.#devices.get(device) ?? new Set<MemberId>();
    members.add(member);
    this.#devices.set(device, members);
  }
}
