/** The report as PDF and DOCX, written and read back by programs of others. */
import { execFileSync, spawnSync } from 'node:child_process';
import { homedir, userInfo } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { reportDocx, reportPdf } from '#core/formats/report/report-formats.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { EXPORTED_AT, wholeExport } from '../../testing/exported.ts';
import { convertedByLibreOffice, hasLibreOffice } from '../../testing/libreoffice.ts';
import { wholeWorkspace } from '../../testing/whole-workspace.ts';

const HOSTILE = '</w:t></w:r> & <script> ]]> =1+1 {PAGE} \u0001\ud800 שלום עולם 漢字 𠮷 👩‍👩‍👧‍👦';

/** Notes and names of characters that break careless writers. */
function hostileWorkspace(): WorkspaceSnapshot {
  const whole = wholeWorkspace();
  return {
    ...whole,
    settings: { ...whole.settings, title: HOSTILE },
    members: whole.members.map((member) => ({ ...member, displayName: HOSTILE })),
    annotations: whole.annotations.map((mark) => ({ ...mark, note: HOSTILE })),
  };
}

async function pagesOf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf);
  const { info } = await getMeta(pdf);
  const outline = (await pdf.getOutline()) ?? [];
  return { text, info, outline: outline.map(({ title }) => title) };
}

describe('PDF', () => {
  test('has title, bookmarks, page numbers, a running head, and every hand-in on pages of its own', async () => {
    const { text, info, outline } = await pagesOf(await wholeExport(reportPdf, wholeWorkspace()));
    expect(info['Title']).toBe('One imam, three outlets, three frames: report');
    expect(info['Language']).toBe('en');
    expect(outline).toEqual(['Class summary', 'Hand-in: Ana', 'Hand-in: Ben 🌪']);
    text.forEach((page, index) => expect(page).toContain(`${index + 1} / ${text.length}`));
    const anas = text.filter((page) => page.includes('Hand-in: Ana'));
    expect(anas.length).toBeGreaterThan(1);
    expect(anas.every((page) => !page.includes('Hand-in: Ben'))).toBe(true);
  });

  test('what no typeface has stands as ▯ and is listed with how often', async () => {
    const { text } = await pagesOf(await wholeExport(reportPdf, hostileWorkspace()));
    const last = text.at(-1)?.replaceAll(/\s+/g, ' ') ?? '';
    expect(last).toMatch(/U\+20BB7 \(\d+\)/);
    for (const code of ['U+6F22', 'U+5B57', 'U+1F469']) expect(last).not.toContain(code);
    expect(text.join(' ')).toContain('漢字 ▯');
    expect(text.join(' ')).toContain('<script> ]]> =1+1 {PAGE}');
  });

  test('with nothing marked it is a page with a sentence', async () => {
    const whole = wholeWorkspace();
    const records = { ...whole.records, reflections: [] };
    const empty = { ...whole, records, annotations: [], firstPasses: [], notes: null };
    const { text, outline } = await pagesOf(await wholeExport(reportPdf, empty));
    expect(text.join(' ')).toContain('Nobody has made a mark yet');
    expect(outline).toEqual(['Class summary']);
  });
});

interface Counted {
  readonly elements: Map<string, number>;
  readonly styles: string[];
  readonly text: string;
}

/** @throws where the XML is not well-formed. */
function readDocument(xml: string): Counted {
  const elements = new Map<string, number>();
  const styles: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.set(name, (elements.get(name) ?? 0) + 1);
    if (name === 'w:pStyle') styles.push(String(attributes['w:val']));
    if (name === 'w:p') text += '\n';
  });
  parser.on('text', (words) => {
    text += words;
  });
  parser.write(xml).close();
  return { elements, styles, text };
}

describe('DOCX', () => {
  test('has real headings, tables with header rows, a section a part, and marks with their labels', async () => {
    const files = unzipSync(await wholeExport(reportDocx, wholeWorkspace()));
    const { elements, styles, text } = readDocument(
      strFromU8(files['word/document.xml'] ?? new Uint8Array()),
    );
    expect(styles.filter((style) => style === 'Heading1')).toHaveLength(3);
    expect(styles).toContain('Heading2');
    expect(elements.get('w:tbl')).toBe(elements.get('w:tblHeader'));
    expect(elements.get('w:sectPr')).toBe(3);
    expect(elements.get('w:shd')).toBeGreaterThan(0);
    expect(text).toMatch(/\[1 [A-Z]/);
    expect(text).toContain('Hand-in: Ben 🌪');
  });

  test('says nothing of who wrote it on which machine', async () => {
    const files = unzipSync(await wholeExport(reportDocx, wholeWorkspace()));
    const all = Object.values(files)
      .map((file) => strFromU8(file))
      .join('\n');
    expect(all).toContain('<dc:creator>Crossread</dc:creator>');
    expect(all.includes(`${homedir()}/`)).toBe(false);
    const properties = strFromU8(files['docProps/core.xml'] ?? new Uint8Array());
    expect(properties).not.toContain(`>${userInfo().username}<`);
  });

  test('the same report is the same file, whenever it is written', async () => {
    const first = await wholeExport(reportDocx, wholeWorkspace());
    await setTimeout(2_100); // a ZIP counts in two seconds
    const second = await wholeExport(reportDocx, wholeWorkspace());
    expect(Buffer.compare(second, first)).toBe(0);
    const properties = strFromU8(unzipSync(first)['docProps/core.xml'] ?? new Uint8Array());
    const times = [...properties.matchAll(/<dcterms:(\w+)[^>]*>([^<]*)/g)];
    expect(times.map(([, name, time]) => [name, time])).toEqual([
      ['created', EXPORTED_AT.generatedAt],
      ['modified', EXPORTED_AT.generatedAt],
    ]);
  });

  test('hostile words stand as words: every part is well-formed', async () => {
    const files = unzipSync(await wholeExport(reportDocx, hostileWorkspace()));
    for (const [name, file] of Object.entries(files)) {
      if (/\.(?:xml|rels)$/.test(name)) readDocument(strFromU8(file));
    }
    const { text, elements } = readDocument(
      strFromU8(files['word/document.xml'] ?? new Uint8Array()),
    );
    expect(text).toContain(
      '</w:t></w:r> & <script> ]]> =1+1 {PAGE} \ufffd\ufffd שלום עולם 漢字 𠮷 👩‍👩‍👧‍👦',
    );
    expect(elements.has('script')).toBe(false);
  });
});

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

describe('programs of others', () => {
  test.skipIf(!hasPoppler)(
    'poppler reads the PDF (skipped where it is not installed)',
    async () => {
      const bytes = await wholeExport(reportPdf, wholeWorkspace());
      const text = execFileSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' });
      expect(text).toContain('Hand-in: Ana');
    },
  );

  test.skipIf(!hasLibreOffice())(
    'LibreOffice opens the DOCX (skipped where it is not installed)',
    { timeout: 180_000 },
    async () => {
      const made = convertedByLibreOffice(await wholeExport(reportDocx, wholeWorkspace()), {
        from: 'docx',
        to: 'pdf',
      });
      const { text } = await pagesOf(made);
      expect(text.filter((page) => page.includes('Hand-in: Ana')).length).toBeGreaterThan(1);
    },
  );
});
