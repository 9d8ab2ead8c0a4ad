/** A person who has a keyboard and nothing else: gets to things by Tab, as far as it takes. */
import type { Page } from 'playwright-core';
import { PATIENCE_MS } from './readers.ts';

/** More stops than any page has. */
const MOST_STOPS = 150;

export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.insertText(text);
  }

  /**
   * Presses Tab until the focus is on what has that name. `by` may be Shift+Tab.
   * @throws with what was passed when it is not reached, or when the focus is not to be seen there.
   */
  async goTo(name: string | RegExp, by: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed = new Set<string>();
    // What is still being fetched or drawn comes among the stops meanwhile.
    const until = Date.now() + PATIENCE_MS;
    for (let stop = 0; stop < MOST_STOPS || Date.now() < until; stop++) {
      const here = await this.#focus();
      if (typeof name === 'string' ? here.name === name : name.test(here.name)) {
        if (!here.isVisible) throw new Error(`the focus on “${here.name}” is not to be seen`);
        return;
      }
      passed.add(here.name);
      await this.press(by);
    }
    throw new Error(`${String(name)} is not reached by ${by}; passed: ${[...passed].join(' | ')}`);
  }

  /** Goes to it and presses Enter. */
  async activate(name: string | RegExp): Promise<void> {
    await this.goTo(name);
    await this.press('Enter');
  }

  /** Goes to a field and writes there. */
  async fill(name: string | RegExp, text: string): Promise<void> {
    await this.goTo(name);
    await this.type(text);
  }

  async #focus(): Promise<{ name: string; isVisible: boolean }> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) {
        return { name: '(the page)', isVisible: false };
      }
      const labels = 'labels' in element ? (element as HTMLInputElement).labels : null;
      const name =
        element.getAttribute('aria-label') ??
        [...(labels ?? [])].map(({ innerText }) => innerText).join(' ') ??
        '';
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        name: (name || element.innerText).replace(/\s+/g, ' ').trim(),
        isVisible:
          box.width > 0 &&
          (element.isContentEditable ||
            boxShadow !== 'none' ||
            (outlineStyle !== 'none' && outlineWidth !== '0px')),
      };
    });
  }
}
