import { beforeAll, describe, expect, test } from 'vitest';
import { articleText, paintedText, selectWords, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();

function painted(reader: Reader, name: string) {
  return expect.poll(async () => (await paintedText(reader.page))[name] ?? []);
}

describe('two readers mark one article live', () => {
  let ada: Reader;
  let ben: Reader;

  beforeAll(async () => {
    ada = await stage.reader('Ada');
    ben = await stage.reader('Ben');
  });

  test('Ada marks a sentence with keys alone and Ben sees it and who made it', async () => {
    await articleText(ada.page, 0).focus();
    await ada.page.keyboard.press('Control+Home');
    for (let paragraphs = 0; paragraphs < 3; paragraphs++) await ada.page.keyboard.press(']');
    await ada.page.keyboard.press('s');
    await ada.page.keyboard.press('f');
    await ada.page.locator('.chooser-search').waitFor();
    await ada.page.keyboard.press('c');
    await ada.page.getByText('Saved', { exact: true }).waitFor();

    await painted(ada, 'crossread-tint-1').toHaveLength(1);
    const [sentence] = (await paintedText(ada.page))['crossread-tint-1'] ?? [];
    expect(sentence).toMatch(/^\S.+[.’”]$/s);
    await painted(ben, 'crossread-tint-1').toEqual([sentence]);

    await ben.page.locator('.margin-note').first().click();
    await expect.poll(() => ben.page.locator('.inspector').innerText()).toMatch(/Framing · Ada · /);
    expect(
      await ben.page.locator('.inspector').getByRole('button', { name: 'Delete' }).count(),
    ).toBe(0);
  });

  test('Ben marks words inside it in another layer, and both stay legible', async () => {
    const [sentence = ''] = (await paintedText(ben.page))['crossread-tint-1'] ?? [];
    const words = sentence.split(' ').slice(1, 3).join(' ');
    await selectWords(ben.page, 0, words);
    await ben.page.keyboard.press('l');
    await ben.page.locator('.chooser-search').waitFor();
    await ben.page.keyboard.press('Enter');
    await painted(ada, 'crossread-wave-1').toEqual([words]);
    expect((await paintedText(ada.page))['crossread-tint-1']).toEqual([sentence]);

    await ada.page.locator('.margin-note').first().click();
    await expect.poll(() => ada.page.locator('.also-here').innerText()).toMatch(/Ben/);
  });

  test('Ada undoes, and only her mark goes', async () => {
    await articleText(ada.page, 0).focus();
    await ada.page.keyboard.press('Control+z');
    await painted(ada, 'crossread-tint-1').toEqual([]);
    await painted(ben, 'crossread-tint-1').toEqual([]);
    expect((await paintedText(ben.page))['crossread-wave-1']).toHaveLength(1);
    await ada.page.keyboard.press('Control+Shift+z');
    await painted(ben, 'crossread-tint-1').toHaveLength(1);
  });

  test('Ben sees where Ada is and what she has selected', async () => {
    await selectWords(ada.page, 1, 'Manelis');
    await expect
      .poll(() =>
        ben.page.locator('.column').nth(1).locator('.column-readers').getAttribute('title'),
      )
      .toBe('Ada');
    await expect
      .poll(async () => Object.values(await paintedText(ben.page)).flat())
      .toContain('Manelis');
  });

  test('a link opens what the sender saw', async () => {
    await ada.page.locator('.margin-note').first().click();
    await ada.page.locator('.filter-layer', { hasText: 'Claims' }).click();
    const third = await ben.context.newPage();
    await third.goto(ada.page.url());
    await expect.poll(() => third.locator('.inspector h2').innerText()).toMatch(/\S/);
    expect(
      await third.locator('.filter-layer', { hasText: 'Claims' }).getAttribute('aria-pressed'),
    ).toBe('false');
    await third.close();
  });
});
