/** A server with an owner and annotators for tests of rooms; everything is closed and removed with `leave`. */
import type { WorkspaceContent } from '#core/model/workspace.ts';
import type { ServerOptions, RunningServer } from '#server/start-server.ts';
import { startTemporaryServer, temporaryFolder } from './temporary-server.ts';
import { joinOverHttp, openMember, type Joined, type OpenMember } from './wire-client.ts';
import { command, enterAsOwner, sessionNow } from './wire-room.ts';
import type { Command } from '#sync/api.ts';

export interface Pupil extends Joined, OpenMember {
  /** Every byte that came over the socket, as Latin-1, so that UTF-8 text can be looked for. */
  readonly heard: () => Buffer;
}

export class WireClass {
  readonly folder: ReturnType<typeof temporaryFolder>;
  readonly owner: Joined;
  #server: RunningServer;
  readonly #different: Partial<ServerOptions>;
  readonly #closings: (() => void)[] = [];

  private constructor(
    server: RunningServer,
    owner: Joined,
    folder: WireClass['folder'],
    different: Partial<ServerOptions>,
  ) {
    this.#server = server;
    this.#different = different;
    this.owner = owner;
    this.folder = folder;
  }

  static async start(
    content?: () => WorkspaceContent,
    different: Partial<ServerOptions> = {},
  ): Promise<WireClass> {
    const folder = temporaryFolder();
    const server = await startTemporaryServer(folder.path, {
      ...different,
      ...(content ? { firstContent: content } : {}),
    });
    return new WireClass(server, await enterAsOwner(server), folder, different);
  }

  get server(): RunningServer {
    return this.#server;
  }

  /** Members who are open find the new server only by opening again: it has another port. */
  async restart(): Promise<void> {
    await this.#server.stop();
    this.#server = await startTemporaryServer(this.folder.path, this.#different);
  }

  do(asked: Command): Promise<string> {
    return command(this.server.url, this.owner, asked);
  }

  join(name: string): Promise<Joined> {
    return joinOverHttp(this.server.url, name);
  }

  /** Opens what the member may open now, and records what comes. */
  async open(who: Joined): Promise<Pupil> {
    const session = await sessionNow(this.server.url, who);
    const messages: Buffer[] = [];
    const member = openMember(this.server.url, who.cookie, session, (message) =>
      messages.push(message),
    );
    this.#closings.push(() => member.close());
    await member.synced;
    return { ...who, ...member, heard: () => Buffer.concat(messages) };
  }

  async pupil(name: string): Promise<Pupil> {
    return this.open(await this.join(name));
  }

  async leave(): Promise<void> {
    for (const close of this.#closings) close();
    await this.#server.stop();
    this.folder.remove();
  }
}
