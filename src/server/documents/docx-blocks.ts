/** How each block of a report looks in a DOCX. Lines of right-to-left writing are set as such. */
import {
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import type { Channel } from '#core/model/codebook.ts';
import type {
  Passage,
  Piece,
  ReportBlock,
  ReportTable,
} from '#core/formats/report/report-document.ts';
import { xmlCharacters } from '#core/text/canonical.ts';

const GREY = '555555';
/** Twentieths of a point between the margins of a page. */
const PAGE_WIDTH = 9_026;

const LEVELS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

const LOOKS: Readonly<Record<Channel, Partial<IRunOptions>>> = {
  tint: { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'FFEDB0' } },
  underline: { underline: { type: 'single', color: '1F5F99' } },
  wave: { underline: { type: 'wave', color: 'A3212F' }, bold: true },
};

type RunLook = Omit<IRunOptions, 'text' | 'children'>;

/** One run; \n as line breaks, what XML cannot carry as U+FFFD. */
export function textRun(text: string, look: RunLook = {}): TextRun {
  const lines = xmlCharacters(text).split('\n');
  const isRightToLeft = startsRightToLeft(text);
  return new TextRun({
    ...look,
    ...(isRightToLeft ? { rightToLeft: true } : {}),
    children: lines.flatMap((line, index) =>
      index === 0 ? [line] : [new TextRun({ break: 1 }), line],
    ),
  });
}

export function docxHeading(text: string, level: 1 | 2 | 3): Paragraph {
  return paragraph(text, [textRun(text)], { heading: LEVELS[level] });
}

export function docxBlock(block: ReportBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [docxHeading(block.text, block.level)];
    case 'paragraph':
      return [paragraph(block.text, [textRun(block.text)])];
    case 'aside':
      return [paragraph(block.text, [textRun(block.text, { color: GREY, size: 18 })])];
    case 'facts':
    case 'entries': {
      const rows = block.kind === 'facts' ? block.rows : block.entries;
      return rows.map(({ name, value }) =>
        paragraph(value, [textRun(`${name}: `, { bold: true }), textRun(value)], {
          spacing: { after: 40 },
          ...(block.kind === 'entries' ? { indent: { start: 360 } } : {}),
        }),
      );
    }
    case 'legend':
      return block.rows.map(({ channel, label }) =>
        paragraph(label, [textRun(label, LOOKS[channel])], { spacing: { after: 40 } }),
      );
    case 'table':
      return docxTable(block.table);
    case 'passage':
      return [docxPassage(block.passage)];
    case 'space':
      return Array.from({ length: block.lines }, ruledLine);
  }
}

function docxTable({ caption, columns, rows }: ReportTable): (Paragraph | Table)[] {
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => Math.round((PAGE_WIDTH * weight) / weights));
  const cell = (text: string, index: number, look: RunLook) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(look.bold ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F0EFEC' } } : {}),
      children: text.split('\n').map((line) =>
        paragraph(line, [textRun(line, { size: 18, ...look })], {
          spacing: { after: 0 },
          ...(columns[index]?.isNumber ? { alignment: 'end' } : {}),
        }),
      ),
    });
  return [
    paragraph(caption, [textRun(caption, { bold: true, size: 19 })], { keepNext: true }),
    new Table({
      width: { size: PAGE_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map(({ name }, index) => cell(name, index, { bold: true })),
        }),
        ...Array.from(
          rows,
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map((text, index) => cell(text, index, {})),
            }),
        ),
      ],
    }),
    new Paragraph({ children: [] }),
  ];
}

function docxPassage({ place, isHeading, pieces }: Passage): Paragraph {
  const text = pieces.map((piece) => piece.text).join('');
  return paragraph(text, [
    textRun(`${place}  `, { color: GREY, size: 15 }),
    ...pieces.flatMap((piece) => docxPiece(piece, isHeading)),
  ]);
}

function docxPiece({ text, channels, labels }: Piece, isHeading: boolean): TextRun[] {
  const heading: RunLook = isHeading ? { bold: true, size: 24 } : {};
  if (labels.length === 0) return [textRun(text, heading)];
  const look: RunLook = Object.assign({}, heading, ...channels.map((channel) => LOOKS[channel]));
  return [
    textRun(text, look),
    textRun(`[${labels.join(', ')}]`, { size: 15, bold: true, color: '333333' }),
  ];
}

function ruledLine(): Paragraph {
  return new Paragraph({
    children: [],
    spacing: { before: 320, after: 0 },
    // Word makes one box of neighbours with the same border; the line between them has to be named too.
    border: {
      bottom: { style: 'single', size: 4, color: '999999' },
      between: { style: 'single', size: 4, color: '999999' },
    },
  });
}

function paragraph(
  text: string,
  children: TextRun[],
  options: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph {
  return new Paragraph({
    ...options,
    ...(startsRightToLeft(text) ? { bidirectional: true } : {}),
    children,
  });
}

/** By the first letter that has a direction, as browsers decide it for dir="auto". */
function startsRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    letter,
  );
}
