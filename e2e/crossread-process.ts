/** The real program as its users run it: a child process on a port and a data folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export class CrossreadProcess {
  readonly url: string;
  readonly dataFolder: string;
  readonly #port: number;
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | null = null;

  private constructor(dataFolder: string, port: number, environment: NodeJS.ProcessEnv) {
    this.#environment = environment;
    this.dataFolder = dataFolder;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** `environment` is what is set beside that of the tests. */
  static async start(environment: NodeJS.ProcessEnv = {}): Promise<CrossreadProcess> {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'crossread-e2e-'));
    const crossread = new CrossreadProcess(dataFolder, await freePort(), environment);
    await crossread.run();
    return crossread;
  }

  /** Resolves when the program says that it is ready. @throws when it stops before. */
  async run(): Promise<void> {
    const main = path.resolve(import.meta.dirname, '../src/server/main.ts');
    const child = spawn(
      process.execPath,
      [main, '--port', String(this.#port), '--data', this.dataFolder],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...this.#environment } },
    );
    this.#child = child;
    for await (const line of createInterface(child.stdout)) {
      if (line.startsWith('Crossread is ready')) return;
    }
    throw new Error(`Crossread stopped before it was ready (exit code ${child.exitCode})`);
  }

  /** @throws while it is not running. */
  get processId(): number {
    const id = this.#child?.pid;
    if (id === undefined) throw new Error('Crossread is not running');
    return id;
  }

  /** Pulls the plug. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.dataFolder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
