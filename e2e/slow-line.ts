import type { CDPSession, Page } from 'playwright-core';

/** A connection that is slow enough to do something while a file is on its way, in either direction. */
export class SlowLine {
  readonly #page: Page;
  /** One for both ways: what a session has set, another does not take back. */
  #session: Promise<CDPSession> | null = null;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Bytes in a second. */
  slow(throughput: number): Promise<void> {
    return this.#set(throughput);
  }

  quick(): Promise<void> {
    return this.#set(-1);
  }

  async #set(throughput: number): Promise<void> {
    this.#session ??= this.#page.context().newCDPSession(this.#page);
    const session = await this.#session;
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }
}
