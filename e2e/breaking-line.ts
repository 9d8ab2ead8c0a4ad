/** A line to the server on which answers stop half-way: what a system's own buffers hold back never gets through. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class BreakingLine {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;
  /** How many bytes of what the server says still pass. */
  #passing = Infinity;

  private constructor(server: Server, sockets: Set<Socket>) {
    this.#server = server;
    this.#sockets = sockets;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Leads to the server at `url`, under an address of its own. */
  static async to(url: string): Promise<BreakingLine> {
    const sockets = new Set<Socket>();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const line = new BreakingLine(server, sockets);
    server.on('connection', (near) => line.#join(near, connect(Number(new URL(url).port))));
    return line;
  }

  /** From now on only so many bytes of the server's answers pass; the rest is lost with the server. */
  stopAfter(bytes: number): void {
    this.#passing = bytes;
  }

  /** All passes again, of answers that begin now. */
  mend(): void {
    this.#passing = Infinity;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy()); // a broken line is what it is for
      socket.on('close', () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (bytes) => {
      const passed = bytes.subarray(0, Math.min(bytes.length, this.#passing));
      this.#passing -= passed.length;
      near.write(passed);
    });
  }
}
