/*
 * A report as PDF: A4, page numbers, a running head for each part, bookmarks; fonts embedded, nothing fetched.
 * Not the content (core/formats/report) and not how a block looks (pdf-blocks.ts). What the typefaces cannot write is
 * counted on the last page. Runs where exports are written.
 */
import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { Content, ContentSection, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { ReportPart } from '#core/formats/report/report-document.ts';
import { counted } from '#core/text/counted.ts';
import { Glyphs } from './glyphs.ts';
import { pdfBlock, pdfHeading } from './pdf-blocks.ts';
import { drawLinesInBothDirections } from './pdf-lines.ts';
import { headingsTogether } from './pdf-together.ts';
import { TYPEFACES, typefaceBytes } from './typeface.ts';
import type { WholeDocument } from './whole-document.ts';

const GREY = '#555555';
const MOST_LISTED = 60;

drawLinesInBothDirections();
pdfmake.setFonts(
  Object.fromEntries(TYPEFACES.map(({ name, normal, bold }) => [name, { normal, bold }])),
);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

/** Files that pdfmake finds before it looks on the disk. */
const files: { writeFileSync: (file: string, content: Buffer) => void } = createRequire(
  import.meta.url,
)('pdfmake/js/virtual-fs.js').default;

export async function writePdf(document: WholeDocument): Promise<Uint8Array> {
  const glyphs = new Glyphs();
  const title = glyphs.writable(document.title);
  const section = (name: string, content: Content): ContentSection => ({
    section: content,
    header: {
      columns: [
        { text: title, width: '*' },
        { text: name, width: 'auto', alignment: 'right' },
      ],
      columnGap: 12,
      fontSize: 8,
      color: GREY,
      margin: [48, 24, 48, 0],
    },
    footer: 'inherit',
  });
  const parts = document.parts.map((part, index) => {
    const head: Content[] = index === 0 ? [{ text: title, fontSize: 20, bold: true }] : [];
    return section(glyphs.writable(part.title), [...head, ...partContent(part, glyphs)]);
  });
  const about = aboutFile(glyphs);
  for (const { isOpen, normal, bold } of TYPEFACES) {
    if (!isOpen) continue;
    for (const file of [normal, bold]) files.writeFileSync(file, typefaceBytes(file));
  }
  const definition: TDocumentDefinitions = {
    info: {
      title: document.title.toWellFormed(),
      author: 'Crossread',
      creator: 'Crossread',
      creationDate: new Date(document.generatedAt),
    },
    language: document.language,
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [48, 56, 48, 56],
    defaultStyle: { font: TYPEFACES[0].name, fontSize: 9.5, lineHeight: 1.2 },
    footer: (page, pages) => ({
      text: `${page} / ${pages}`,
      alignment: 'center',
      fontSize: 8,
      color: GREY,
      margin: [0, 20, 0, 0],
    }),
    content: [...parts, ...(about.length === 0 ? [] : [section('About this file', about)])],
  };
  return pdfmake.createPdf(definition).getBuffer();
}

function partContent({ id, title, blocks }: ReportPart, glyphs: Glyphs): Content[] {
  const heading = pdfHeading(glyphs.writable(title), 1, { id });
  return [heading, ...headingsTogether(blocks, (block) => pdfBlock(block, id, glyphs))];
}

/** What the typefaces could not write; empty when they could write all. */
function aboutFile({ missing }: Glyphs): Content[] {
  const said: string[] = [];
  if (missing.size > 0) {
    const most = [...missing].toSorted((a, b) => b[1] - a[1]);
    const codes = most.slice(0, MOST_LISTED).map(([character, count]) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return `U+${code} (${count})`;
    });
    const left = most.length - codes.length;
    const more = left > 0 ? ` and ${counted(left, 'other', 'others')}` : '';
    said.push(
      'The typefaces of this file have no glyphs for some characters that people wrote or read. Each stands as ▯. The HTML report has them all: print it from a browser.',
      `Characters by their code, and how often they stand here: ${codes.join(', ')}${more}.`,
    );
  }
  return said.length === 0
    ? []
    : [
        pdfHeading('About this file', 1, { id: 'about-this-file' }),
        ...said.map((text): Content => ({ text, margin: [0, 0, 0, 8] })),
      ];
}
