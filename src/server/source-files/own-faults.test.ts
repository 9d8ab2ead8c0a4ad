/** A fault of ours comes out as what it is: no sentence says that the file is to blame. */
import { beforeEach, expect, test, vi } from 'vitest';
import { sourcesOfRows } from '#core/sources/corpus.ts';
import { piecesOfHtml } from '#core/sources/html-pieces.ts';
import { piecesOfPages } from '#core/sources/printed-lines.ts';
import { stormHtml, textCell, workbookOf } from '../../testing/source-files.ts';
import { readSourceFile } from './read-source-file.ts';

vi.mock('#core/sources/corpus.ts', { spy: true });
vi.mock('#core/sources/html-pieces.ts', { spy: true });
vi.mock('#core/sources/printed-lines.ts', { spy: true });

beforeEach(() => vi.resetAllMocks()); // spies do again what they spy on

const fault = () => {
  throw new TypeError('a fault of ours');
};

const pdf = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R
  /Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj
4 0 obj <</Length 43>> stream
BT /F1 12 Tf 50 200 Td (It stormed.) Tj ET
endstream endobj
trailer <</Root 1 0 R>>`;
const workbook = workbookOf(
  `<row r="1">${textCell('A1', 'Text')}</row><row r="2">${textCell('A2', 'It stormed.')}</row>`,
);

const FILES: [string, string | Uint8Array, () => void][] = [
  ['a.pdf', pdf, () => vi.mocked(piecesOfPages).mockImplementation(fault)],
  ['a.xlsx', workbook, () => vi.mocked(sourcesOfRows).mockImplementation(fault)],
  [
    'a.html',
    stormHtml,
    // The first time it reads the whole page, the second the article that was found in it.
    () =>
      vi
        .mocked(piecesOfHtml)
        .mockReturnValueOnce([{ kind: null, text: 'It stormed.' }])
        .mockImplementation(fault),
  ],
];

test.each(FILES)('%s', async (name, file, breakOurs) => {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const read = await readSourceFile(name, bytes);
  expect(read.ok ? read.value[0]?.text : '').toMatch(/storm/i);
  breakOurs();
  await expect(readSourceFile(name, bytes)).rejects.toThrow('a fault of ours');
});
