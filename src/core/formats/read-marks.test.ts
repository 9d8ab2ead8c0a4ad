import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { wholeExport } from '../../testing/exported.ts';
import { wholeWorkspace } from '../../testing/whole-workspace.ts';
import { formatNamed } from './index.ts';
import { readMarks } from './read-marks.ts';

const whole = wholeWorkspace(12);

async function exported(id: string): Promise<Uint8Array> {
  const format = formatNamed(id);
  if (!format) throw new Error(id);
  return wholeExport(format, whole);
}

function refusal(path: string, bytes: Uint8Array): string {
  const read = readMarks({ path, bytes }, null);
  return read.ok ? 'is read' : read.problems.map(({ message }) => message).join(' ');
}

describe('a table of marks of our own is called what it is, and not offered as a code book', () => {
  test.each(['csv', 'csv-sheets'])('%s', async (id) => {
    const said = refusal('marks.csv', await exported(id));
    expect(said).toMatch(/^is a table of marks .* does not read back/);
    expect(said).toContain('Web Annotations: W3C JSON-LD');
    expect(said).not.toContain('code book');
  });

  test('also after a spreadsheet program wrote it again', async () => {
    const text = strFromU8(await exported('csv'));
    const head = text.slice(0, text.indexOf('\r\n')).replaceAll('"', '').replaceAll(',', ';');
    expect(refusal('marks.csv', strToU8(`${head}\n`))).toMatch(/^is a table of marks/);
  });

  test('a table of codes is still offered as one', async () => {
    expect(refusal('codes.csv', strToU8('tag_id,tag\nx,Blame\n'))).toContain(
      'It can be read as a code book',
    );
    expect(refusal('book.json', await exported('code-book-json'))).toContain('code book');
  });
});
