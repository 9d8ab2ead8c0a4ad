/*
 * A report as DOCX: headings and tables that Word knows as such, each part on pages of its own with a running head.
 * Not the content (core/formats/report) and not how a block looks (docx-blocks.ts). Says nothing of who made it, on
 * which machine or when it was written: the same report is the same file. Runs where exports are written.
 */
import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ReportPart } from '#core/formats/report/report-document.ts';
import { docxBlock, docxHeading, textRun } from './docx-blocks.ts';
import type { WholeDocument } from './whole-document.ts';

const FONT = 'Calibri';
/** Half points. */
const SIZES = { body: 21, title: 40, part: 32, heading: 25, small: 21, head: 16 } as const;
const INK = '1B1B1B';

export async function writeDocx(document: WholeDocument): Promise<Uint8Array> {
  const footer = new Footer({
    children: [
      new Paragraph({
        alignment: 'center',
        children: [
          new TextRun({
            children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
            size: SIZES.head,
          }),
        ],
      }),
    ],
  });
  const made = new Document({
    title: document.title,
    creator: 'Crossread',
    lastModifiedBy: 'Crossread',
    styles: {
      default: {
        document: {
          run: { font: FONT, size: SIZES.body, language: { value: document.language } },
          paragraph: { spacing: { after: 120 } },
        },
        title: { run: { size: SIZES.title, bold: true, color: INK } },
        heading1: headingStyle(SIZES.part, 240),
        heading2: headingStyle(SIZES.heading, 280),
        heading3: headingStyle(SIZES.small, 200),
      },
    },
    sections: document.parts.map((part, index) => ({
      headers: { default: headerOf(`${document.title} · ${part.title}`) },
      footers: { default: footer },
      children: [
        ...(index === 0
          ? [new Paragraph({ heading: 'Title', children: [textRun(document.title)] })]
          : []),
        ...partContent(part),
      ],
    })),
  });
  return madeAt(document.generatedAt, await Packer.toBuffer(made));
}

const PROPERTIES = 'docProps/core.xml';

/** The packer takes the clock's time for the properties and for each file of the ZIP: that of the report instead. */
function madeAt(generatedAt: string, packed: Uint8Array): Uint8Array {
  const files = unzipSync(packed);
  const properties = strFromU8(files[PROPERTIES] ?? new Uint8Array());
  const dated = properties.replaceAll(
    /(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g,
    (_, tag: string) => tag + generatedAt,
  );
  return zipSync({ ...files, [PROPERTIES]: strToU8(dated) }, { mtime: generatedAt });
}

function headingStyle(size: number, before: number) {
  return {
    run: { size, bold: true, color: INK, font: FONT },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  };
}

function headerOf(text: string): Header {
  return new Header({
    children: [new Paragraph({ children: [textRun(text, { size: SIZES.head, color: '555555' })] })],
  });
}

function partContent({ title, blocks }: ReportPart) {
  return [docxHeading(title, 1), ...blocks.flatMap(docxBlock)];
}
