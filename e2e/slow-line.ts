import type { Page } from 'playwright-core';

/** A connection that is slow enough to do something while a file is on its way, in either direction. */
export class SlowLine {
  readonly #page: Page;

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
    const session = await this.#page.context().newCDPSession(this.#page);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }
}
