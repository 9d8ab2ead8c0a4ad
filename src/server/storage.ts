/*
 * The one interface to what is kept: the log of Yjs updates with its snapshots, workspaces, members, settings.
 * Not the group commit (update-log.ts) and not the meaning of the bytes (stored-document.ts).
 * Async, so that another engine can stand behind it.
 */
import type { MemberId, WorkspaceId } from '#core/model/ids.ts';
import type { MemberRecord, WorkspaceRecord } from './records.ts';

export interface LoggedUpdate {
  readonly document: string;
  readonly update: Uint8Array;
}

/** All that is kept of one document. `through` is the number of the last update in `updates`. */
export interface StoredDocument {
  readonly snapshot: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
  readonly through: number;
}

/** How much of a document waits for compaction. Sizes in bytes. */
export interface DocumentSize {
  readonly document: string;
  readonly updates: number;
  readonly updateBytes: number;
  readonly snapshotBytes: number;
}

export interface ReadableStorage {
  /** Names of all documents that hold something. */
  documents(): Promise<readonly string[]>;
  /** The state of a document as one Yjs update, null when nothing is kept. */
  load(document: string): Promise<Uint8Array | null>;
  setting(name: string): Promise<string | null>;
  close(): Promise<void>;
}

export interface Storage extends ReadableStorage {
  read(document: string): Promise<StoredDocument>;
  sizes(): Promise<readonly DocumentSize[]>;
  /** One transaction: when it resolves, all the updates are on the disk. */
  append(updates: readonly LoggedUpdate[]): Promise<void>;
  /** One transaction: the snapshot takes the place of every update up to `through`. */
  replace(document: string, through: number, snapshot: Uint8Array): Promise<void>;
  /** Takes documents out for good, log and snapshot. */
  removeDocuments(documents: readonly string[]): Promise<void>;
  /** Overwrites what was deleted, so that no byte of it is left in the data folder. */
  scrub(): Promise<void>;
  workspaces(): Promise<readonly WorkspaceRecord[]>;
  putWorkspace(record: WorkspaceRecord): Promise<void>;
  removeWorkspace(id: WorkspaceId): Promise<void>;
  members(): Promise<readonly MemberRecord[]>;
  /** All or none. */
  putMembers(records: readonly MemberRecord[]): Promise<void>;
  removeMember(id: MemberId): Promise<void>;
  devices(): Promise<readonly { readonly device: string; readonly member: MemberId }[]>;
  linkDevice(device: string, member: MemberId): Promise<void>;
  unlinkDevice(device: string, member: MemberId): Promise<void>;
  putSetting(name: string, value: string): Promise<void>;
}

/** One change of the whole: until `keep` resolves nothing stays of what was written, also after SIGKILL. */
export interface UndecidedStorage extends Storage {
  keep(): Promise<void>;
}
