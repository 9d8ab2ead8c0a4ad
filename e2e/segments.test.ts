import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { articleText, markWords, paintedText, selectWords, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

const WITH_MOUSE = ['recent terror attacks', 'interfaith tolerance', 'progressive views'] as const;
/** The first sentences of the paragraphs that the keys go to. */
const WITH_KEYS = [
  'Since then, he has been facing death threats.',
  'In May 2006, his home was ransacked following a Holocaust memorial ceremony that he conducted in Drancy.',
] as const;

const stage = Stage.ofThisFile();
let ada: Reader;
let ben: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  ben = await stage.reader('Ben');
});

function painted(reader: Reader, name: string) {
  return expect.poll(async () => (await paintedText(reader.page))[name] ?? []);
}

function panelQuotes({ page }: Reader) {
  return expect.poll(() => page.locator('.inspector-quote p').allInnerTexts());
}

function pending(painting: Record<string, string[]>): string[] {
  return painting['crossread-pending']?.toSorted() ?? [];
}

/** Selects the words while Alt is down, so that what was selected before stays a piece. */
async function addWords({ page }: Reader, column: number, words: string): Promise<void> {
  await page.keyboard.down('Alt');
  await selectWords(page, column, words);
  await page.keyboard.up('Alt');
}

const targetSchema = v.object({
  'crossread:source': v.string(),
  selector: v.tuple([
    v.object({ type: v.literal('TextQuoteSelector'), exact: v.string() }),
    v.object({ type: v.literal('TextPositionSelector'), start: v.number(), end: v.number() }),
  ]),
});
const exportSchema = v.object({
  first: v.object({
    items: v.array(v.object({ target: v.union([v.array(targetSchema), targetSchema]) })),
  }),
});

/** For each exported annotation, the quotes of its targets in their order. */
async function exportedQuotes({ page }: Reader): Promise<string[][]> {
  const { url } = await stage.crossread();
  const response = await page.request.get(`${url}/api/workspaces/one-imam/export/w3c`);
  const { first } = v.parse(exportSchema, await response.json());
  return first.items.map(({ target }) => {
    const targets = [target].flat();
    return targets.map(({ selector: [quote] }) => quote.exact);
  });
}

describe('several pieces in one mark', () => {
  test('selected with the mouse and Alt', async () => {
    const [first, second, third] = WITH_MOUSE;
    // From the end to the beginning: the palette stands under what is selected.
    await selectWords(ada.page, 0, third);
    await addWords(ada, 0, second);
    await painted(ada, 'crossread-pending').toEqual([third]);
    await addWords(ada, 0, first);
    await expect.poll(async () => pending(await paintedText(ada.page))).toEqual([second, third]);
    await ada.page.keyboard.press('l');
    await ada.page.locator('.chooser-search').waitFor();
    await ada.page.keyboard.press('Enter');

    for (const reader of [ada, ben]) {
      await painted(reader, 'crossread-wave-1').toHaveLength(3);
      const pieces = (await paintedText(reader.page))['crossread-wave-1'];
      expect(pieces?.toSorted()).toEqual(WITH_MOUSE.toSorted());
    }
    await painted(ada, 'crossread-pending').toEqual([]);
    await panelQuotes(ada).toEqual(WITH_MOUSE);
    await expect.poll(() => exportedQuotes(ada)).toEqual([WITH_MOUSE]);
  });

  test('are undone and done again as one', async () => {
    await articleText(ada.page, 0).focus();
    await ada.page.keyboard.press('Control+z');
    for (const reader of [ada, ben]) await painted(reader, 'crossread-wave-1').toEqual([]);
    expect(await exportedQuotes(ada)).toEqual([]);
    await ada.page.keyboard.press('Control+Shift+z');
    for (const reader of [ada, ben]) await painted(reader, 'crossread-wave-1').toHaveLength(3);
  });

  test('selected with keys alone, in another article', async () => {
    const { keyboard } = ada.page;
    await articleText(ada.page, 1).focus();
    await keyboard.press('Control+Home');
    for (const key of [']', ']', 's', 'a']) await keyboard.press(key);
    await painted(ada, 'crossread-pending').toEqual([WITH_KEYS[0]]);
    for (const key of [']', ']', ']', ']', ']', 's', 'a']) await keyboard.press(key);
    await painted(ada, 'crossread-pending').toEqual(WITH_KEYS);
    // The pieces are kept while nothing more is selected.
    await keyboard.press('ArrowRight');
    await keyboard.press('c');
    await ada.page.locator('.chooser-search').waitFor();
    await keyboard.press('f');

    for (const reader of [ada, ben]) {
      await painted(reader, 'crossread-underline-1').toEqual(WITH_KEYS);
    }
    await panelQuotes(ada).toEqual(WITH_KEYS);
    await expect
      .poll(() => exportedQuotes(ada))
      .toEqual(expect.arrayContaining([WITH_KEYS, WITH_MOUSE]));
    expect(await exportedQuotes(ada)).toHaveLength(2);
  });

  test('survive a reload', async () => {
    await ada.page.reload();
    await panelQuotes(ada).toEqual(WITH_KEYS);
    expect(await exportedQuotes(ada)).toHaveLength(2);
    await painted(ada, 'crossread-underline-1').toEqual(WITH_KEYS);
    await painted(ada, 'crossread-wave-1').toHaveLength(3);
  });

  test('are dropped with Escape, and the next mark has none of them', async () => {
    await selectWords(ada.page, 0, 'filthier');
    await articleText(ada.page, 0).press('a');
    await painted(ada, 'crossread-pending').toEqual(['filthier']);
    await ada.page.keyboard.press('Escape');
    await painted(ada, 'crossread-pending').toEqual([]);
    await markWords(ada.page, 0, 'infidels', 'l');
    await panelQuotes(ada).toEqual(['infidels']);
    await expect.poll(() => exportedQuotes(ada)).toContainEqual(['infidels']);
  });
});
