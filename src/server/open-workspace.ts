/*
 * One workspace as the server runs it: its record, its own documents, publication, and what follows a change.
 * Not who may ask for a change (commands.ts) and not sockets (sync-server.ts).
 * Comes from the log and the directory when somebody first needs it; stays open as long as the server runs.
 */
import type { FastifyBaseLogger } from 'fastify';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import { audienceOf, audiencesOf, EVERYBODY, type AudienceId } from '#core/model/audience.ts';
import type { CodeBook, CodeBookIndex } from '#core/model/codebook.ts';
import { handoutFor } from '#core/model/handout.ts';
import type { DraftId, MemberId, WorkspaceId } from '#core/model/ids.ts';
import type { Source } from '#core/model/source.ts';
import type { WorkspaceContent, WorkspaceSettings } from '#core/model/workspace.ts';
import {
  readRoomAnnotations,
  readWorkspace,
  writeFirstPass,
  writeWorkspace,
} from '#sync/documents.ts';
import { documentName, parseDocumentName, type DocumentAddress } from '#sync/names.ts';
import type { Refusal } from '#sync/wire.ts';
import { decidersOf, judgeDecisionsAgain } from './deciders.ts';
import type { Directory } from './directory.ts';
import { inTurns } from './in-turns.ts';
import { judgeRefusedAgain, type Notebooks } from './judge-again.ts';
import type { NotebookChange } from './judge.ts';
import { basisOf, toLibrary, type Library } from './librarian.ts';
import { notebookChanges } from './notebook-changes.ts';
import { Publication } from './publication.ts';
import { toMember, type MemberRecord, type WorkspaceRecord } from './records.ts';
import { ServerDocument } from './server-document.ts';
import type { UpdateLog } from './update-log.ts';

export interface WorkspaceParts {
  readonly directory: Directory;
  readonly log: UpdateLog;
  readonly logger: FastifyBaseLogger;
  /** Tells all pages of a member which of the member's records are not published. */
  readonly tellRefusals: (
    workspace: WorkspaceId,
    writer: MemberId,
    refusals: readonly Refusal[],
  ) => void;
  /** Called after the rules or the members changed: open sockets are looked at again. */
  readonly rulesChanged: (workspace: OpenWorkspace) => void;
  /** Called when figures of the board may have changed. */
  readonly boardChanged: (workspace: OpenWorkspace) => void;
  /** Called after drafts came, went, or got other details. */
  readonly draftsChanged: (workspace: OpenWorkspace) => void;
}

export class OpenWorkspace {
  readonly id: WorkspaceId;
  readonly publication: Publication;
  readonly #parts: WorkspaceParts;
  readonly #whole: ServerDocument;
  readonly #firstPass: ServerDocument;
  readonly #handouts = new Map<AudienceId, ServerDocument>();
  readonly #rooms = new Map<AudienceId, ServerDocument>();
  #library: Library;
  /** The draft that is being frozen. */
  #shut: DraftId | null = null;
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(
    id: WorkspaceId,
    parts: WorkspaceParts,
    whole: ServerDocument,
    firstPass: ServerDocument,
  ) {
    this.id = id;
    this.#parts = parts;
    this.#whole = whole;
    this.#firstPass = firstPass;
    this.#library = toLibrary(this.content);
    this.publication = new Publication({
      rooms: () => this.#roomsNow(),
      settings: () => this.settings,
      library: () => this.#library,
      members: () => this.members.filter((member) => !member.seatFree).map(toMember),
      audienceOfMember: (member) => this.#audienceOfMember(member),
      isHidden: (annotation) => this.record.hidden.some((one) => one.annotation === annotation),
      logger: parts.logger,
      tellRefusals: (writer) => this.tellRefusals(writer),
      counted: () => parts.boardChanged(this),
    });
  }

  /** Reads the documents, and publishes what a server that died had logged and not yet published. */
  static async open(id: WorkspaceId, parts: WorkspaceParts): Promise<OpenWorkspace> {
    const open = (kind: 'workspace' | 'first-pass') =>
      ServerDocument.open(documentName({ kind, workspace: id }), parts.log);
    const workspace = new OpenWorkspace(
      id,
      parts,
      await open('workspace'),
      await open('first-pass'),
    );
    await workspace.#openAudiences();
    const written: NotebookChange[] = [];
    for await (const name of inTurns(await parts.log.documents())) {
      const address = parseDocumentName(name);
      if (address?.kind !== 'notebook' || address.workspace !== id) continue;
      if (!parts.directory.member(address.member)) continue;
      const notebook = await parts.log.loadDocument(name);
      for (const change of notebookChanges(notebook, address.member)) written.push(change);
      notebook.destroy();
    }
    // All in one batch: what is said about a mark may stand in a notebook that comes before that of the mark.
    for (const change of written) workspace.publication.notebookChanged(change);
    workspace.publication.refresh();
    await workspace.publication.settled();
    return workspace;
  }

  get record(): WorkspaceRecord {
    const record = this.#parts.directory.workspace(this.id);
    if (!record) throw new Error(`the workspace ${this.id} is gone`);
    return record;
  }

  get settings(): WorkspaceSettings {
    return this.record.settings;
  }

  get members(): readonly MemberRecord[] {
    return this.#parts.directory.membersOf(this.id);
  }

  /** All sources as they are. */
  get content(): WorkspaceContent {
    const content = readWorkspace(this.#whole.document);
    if (!content) throw new Error(`the workspace ${this.id} has no content`);
    return { ...content, settings: this.settings };
  }

  get codes(): CodeBookIndex {
    return this.#library.codeBook;
  }

  /** The document of the server at that address; null for notebooks and notes. */
  async documentAt(address: DocumentAddress): Promise<ServerDocument | null> {
    switch (address.kind) {
      case 'workspace':
        return this.#whole;
      case 'first-pass':
        return this.#firstPass;
      case 'handout':
        return this.#ofAudience(this.#handouts, address.audience);
      case 'reading-room':
        return this.#ofAudience(this.#rooms, address.audience);
      case 'notebook':
      case 'notes':
      case 'draft':
        return null;
    }
  }

  /** False for the draft that there is not, was discarded, or is being frozen just now. */
  has(address: DocumentAddress): boolean {
    if (address.kind !== 'draft') return true;
    const { draft: id } = address;
    const isOpen = this.record.drafts.some((one) => one.id === id && one.discarded === null);
    return isOpen && this.#shut !== id;
  }

  /** Nobody can open the draft until the act is done. Call it inside `change`. */
  async whileClosed<T>(draft: DraftId, act: () => Promise<T>): Promise<T> {
    this.#shut = draft;
    try {
      return await act();
    } finally {
      this.#shut = null;
    }
  }

  /** What a member reads: the articles and the marks that are shown. */
  documentsFor(member: MemberRecord): { workspace: ServerDocument; readingRoom: ServerDocument } {
    const audience = audienceOf(toMember(member), this.settings);
    const readingRoom = this.#rooms.get(audience);
    const seesAll = member.role === 'owner' || member.role === 'editor';
    const workspace = seesAll ? this.#whole : this.#handouts.get(audience);
    if (!readingRoom || !workspace) throw new Error(`the audience ${audience} has no documents`);
    return { workspace, readingRoom };
  }

  get firstPass(): ServerDocument {
    return this.#firstPass;
  }

  /** Every document that the server writes for this workspace. */
  serverDocuments(): readonly ServerDocument[] {
    const own = [this.#whole, this.#firstPass];
    return [...own, ...this.#handouts.values(), ...this.#rooms.values()];
  }

  /** Takes away the documents of audiences that nobody belongs to now, with all that they still hold. */
  async retireAudiences(): Promise<void> {
    const now = new Set(audiencesOf(this.settings));
    for (const documents of [this.#handouts, this.#rooms]) {
      for (const audience of documents.keys()) if (!now.has(audience)) documents.delete(audience);
    }
    const kept = new Set(this.serverDocuments().map(({ name }) => name));
    const retired = (await this.#parts.log.documents()).filter((name) => {
      const address = parseDocumentName(name);
      if (!address || address.workspace !== this.id || kept.has(name)) return false;
      return address.kind === 'handout' || address.kind === 'reading-room';
    });
    await this.#parts.log.remove(retired);
  }

  refusalsOf(writer: MemberId): readonly Refusal[] {
    const hidden = this.record.hidden
      .filter((one) => one.author === writer)
      .map(({ annotation, reason }): Refusal => ({
        kind: 'annotations',
        key: annotation,
        problems: [{ path: '', message: `is hidden from the others: ${reason}` }],
      }));
    return [...this.publication.refusalsOf(writer), ...hidden];
  }

  tellRefusals(writer: MemberId): void {
    this.#parts.tellRefusals(this.id, writer, this.refusalsOf(writer));
  }

  /** Changes of the record and of members, one after the other; what follows from them is done before it resolves. */
  change<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#changing.then(async () => {
      const before = this.record;
      const deciders = decidersOf(this.members);
      const result = await act();
      const changed = deciders.symmetricDifference(decidersOf(this.members));
      await judgeDecisionsAgain(changed, this.#notebooks, this.publication);
      await this.#afterChange(before);
      return result;
    });
    this.#changing = turn.catch(() => undefined);
    return turn;
  }

  /** A change of the members alone; what they may do has not changed for anybody else. */
  join<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#changing.then(async () => {
      const result = await act();
      this.publication.refreshMembers();
      await this.publication.settled();
      this.#parts.boardChanged(this);
      return result;
    });
    this.#changing = turn.catch(() => undefined);
    return turn;
  }

  /** Marks that everybody may see. */
  publicMarks(): PublishedAnnotation[] {
    const room = this.#rooms.get(EVERYBODY);
    return room ? [...readRoomAnnotations(room.document).values()] : [];
  }

  async putRecord(change: Partial<WorkspaceRecord>): Promise<void> {
    await this.#parts.directory.putWorkspace({ ...this.record, ...change });
  }

  async putSettings(change: Partial<WorkspaceSettings>): Promise<void> {
    await this.putRecord({ settings: { ...this.settings, ...change } });
  }

  /** A new revision; the one before is kept. Call it inside `change`, which tells everybody. */
  async putCodeBook(codeBook: CodeBook): Promise<void> {
    const { content } = this;
    const earlierCodeBooks = [...content.earlierCodeBooks, content.codeBook];
    await this.#whole.write((document) =>
      writeWorkspace(document, { ...content, codeBook, earlierCodeBooks }),
    );
  }

  /** What follows for readers is done after the change; call it inside `change`. */
  async putSources(sources: readonly Source[]): Promise<void> {
    const { content } = this;
    await this.#whole.write((document) => writeWorkspace(document, { ...content, sources }));
  }

  get #notebooks(): Notebooks {
    return { workspace: this.id, log: this.#parts.log };
  }

  async #afterChange(before: WorkspaceRecord): Promise<void> {
    const { content } = this;
    await this.#whole.write((document) => writeWorkspace(document, content));
    const judgedBefore = basisOf(this.#library);
    this.#library = toLibrary(content);
    if (basisOf(this.#library) !== judgedBefore) {
      await judgeRefusedAgain(this.publication.refused(), this.#notebooks, this.publication);
    }
    await this.#openAudiences();
    await this.#keepFirstPass(before.settings);
    this.publication.refresh();
    await this.publication.settled();
    this.#parts.rulesChanged(this);
    this.#parts.boardChanged(this);
    if (before.drafts !== this.record.drafts) this.#parts.draftsChanged(this);
  }

  /** Marks that are revealed by this change are the first pass of the round. All read it: what is hidden stays out. */
  async #keepFirstPass(before: WorkspaceSettings): Promise<void> {
    const { settings } = this;
    if (before.phase !== 'independent') return;
    const revealed = new Set(
      this.members
        .filter((member) => !isRevealed(member, before) && isRevealed(member, settings))
        .map((member) => member.id),
    );
    const { annotations } = this.publication.ledger;
    const hidden = new Set(this.record.hidden.map((one) => one.annotation));
    const records = [...annotations.values()].filter(
      (mark) => revealed.has(mark.author) && !hidden.has(mark.id),
    );
    if (records.length === 0) return;
    await this.#firstPass.write((document) => writeFirstPass(document, before.round, records));
  }

  async #openAudiences(): Promise<void> {
    const { log } = this.#parts;
    const workspace = this.id;
    for (const audience of audiencesOf(this.settings)) {
      const open = (kind: 'handout' | 'reading-room') =>
        ServerDocument.open(documentName({ kind, workspace, audience }), log);
      const handout = this.#handouts.get(audience) ?? (await open('handout'));
      this.#handouts.set(audience, handout);
      const { content } = this;
      await handout.write((document) => writeWorkspace(document, handoutFor(content, audience)));
      this.#rooms.set(audience, this.#rooms.get(audience) ?? (await open('reading-room')));
    }
  }

  /**
   * Who may read what a change under way is about to open waits for it: else they would be given a document of that
   * name that nobody writes, and look at it in vain.
   */
  async #ofAudience(
    documents: ReadonlyMap<AudienceId, ServerDocument>,
    audience: AudienceId,
  ): Promise<ServerDocument | null> {
    if (!documents.has(audience)) await this.#changing;
    return documents.get(audience) ?? null;
  }

  #roomsNow(): ReadonlyMap<AudienceId, ServerDocument> {
    const now = new Set(audiencesOf(this.settings));
    return new Map([...this.#rooms].filter(([audience]) => now.has(audience)));
  }

  #audienceOfMember(id: MemberId): AudienceId {
    const member = this.#parts.directory.member(id);
    return member ? audienceOf(toMember(member), this.settings) : EVERYBODY;
  }
}

function isRevealed({ group }: MemberRecord, { phase, groups }: WorkspaceSettings): boolean {
  if (phase === 'open' || phase === 'closed') return true;
  return phase === 'independent' && (groups.find(({ id }) => id === group)?.revealed ?? false);
}
