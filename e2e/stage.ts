/** What a file of browser tests shares: one program, one browser, and people who stay from test to test. */
import type { Browser, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { CrossreadProcess } from './crossread-process.ts';
import { newPerson } from './people.ts';
import { joinAs, openBrowser, type Reader } from './readers.ts';

export class Stage {
  readonly #readers = new Map<string, Promise<Reader>>();
  #crossread: Promise<CrossreadProcess> | null = null;
  #browser: Promise<Browser> | null = null;

  /** Everything on it starts when a test first asks for it, and ends with the file. */
  static ofThisFile(): Stage {
    const stage = new Stage();
    afterAll(async () => {
      await (await stage.#browser)?.close();
      await (await stage.#crossread)?.stop();
    });
    return stage;
  }

  crossread(): Promise<CrossreadProcess> {
    this.#crossread ??= CrossreadProcess.start();
    return this.#crossread;
  }

  /** The person of this name, who joins when asked for the first time. */
  reader(name: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Reader> {
    const known = this.#readers.get(name);
    if (known) return known;
    const joined = this.#join(name, options);
    this.#readers.set(name, joined);
    return joined;
  }

  browser(): Promise<Browser> {
    this.#browser ??= openBrowser();
    return this.#browser;
  }

  /** Somebody's browser with nothing open yet. */
  async newPage(): Promise<Page> {
    return (await newPerson(await this.browser())).page;
  }

  async #join(name: string, options: Parameters<Browser['newContext']>[0]): Promise<Reader> {
    const { url } = await this.crossread();
    return joinAs(await this.browser(), url, name, options);
  }
}
