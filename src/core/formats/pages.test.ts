import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats } from './index.ts';
import { wholeWorkspace } from '../../testing/whole-workspace.ts';
import { markReaders } from './readers.ts';
import { workspaceSheets } from './sheets/workspace-sheets.ts';

const FOLDER = path.join(import.meta.dirname, '../../../docs/formats');
const pages = readdirSync(FOLDER).map((name) => ({
  name,
  text: readFileSync(path.join(FOLDER, name), 'utf8').replaceAll(/\s+/g, ' '),
}));
const index = readFileSync(path.join(FOLDER, '../formats.md'), 'utf8');

/** The page whose line of facts names the format. */
function pageOf(id: string) {
  return pages.find(({ text }) => /\*\*Format ids?\*\*[^·]*/.exec(text)?.[0].includes(`\`${id}\``));
}

describe('the user guide', () => {
  test.each(formats.map((format) => [format.id, format.loses] as const))(
    'has a page for %s that says all that it leaves out',
    (id, loses) => {
      const page = pageOf(id);
      expect(page?.name).toBeDefined();
      for (const loss of loses) expect(page?.text).toContain(loss.replaceAll(/\s+/g, ' '));
    },
  );

  test.each(workspaceSheets(wholeWorkspace(), {}).map(({ name }) => name))(
    'has the sheet %s',
    (name) => {
      const [, ...cells] =
        /\| sheet \|.*?(?=Every cell)/.exec(pageOf('xlsx')?.text ?? '')?.[0].split('|') ?? [];
      expect(cells.flatMap((cell) => cell.split(',').map((one) => one.trim()))).toContain(name);
    },
  );

  test.each(pages.map(({ name }) => name))('lists the page %s', (name) => {
    expect(index).toContain(`formats/${name}`);
  });

  test('leads to no page that is not there', () => {
    const linked = [...index.matchAll(/formats\/([\w-]+\.md)/g)].map(([, name]) => name);
    expect(linked.filter((name) => !pages.some((page) => page.name === name))).toEqual([]);
  });

  test.each(markReaders.map(({ id, label }) => [id, label]))(
    'names the reader %s',
    (_, label = '') => {
      const page = pages.find(({ name }) => name === 'importing-marks.md');
      expect(page?.text).toContain(label);
    },
  );
});
