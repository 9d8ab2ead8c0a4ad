import { expect, test } from 'vitest';
import { articleText, markWords, READY_MADE } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();

const no = () => {
  throw new DOMException('no', 'QuotaExceededError');
};

test.each([
  { name: 'full', spoil: `Storage.prototype.setItem = ${no.toString()}` },
  {
    name: 'shut',
    spoil: `for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: ${no.toString()} })`,
  },
])(
  'where the small storage of the browser is $name, one joins and marks all the same',
  async ({ name, spoil }) => {
    const page = await stage.newPage();
    await page.addInitScript(spoil);
    const { url } = await stage.crossread();
    await page.goto(`${url}/w/${READY_MADE}`);
    await page.getByLabel('Your name here').fill(`Ada ${name}`);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await articleText(page, 0).waitFor();
    await markWords(page, 0, 'progressive views', 'f');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('dialog', { name: 'Export' }).waitFor();
    expect(await page.getByText('Something went wrong').count()).toBe(0);
  },
);
