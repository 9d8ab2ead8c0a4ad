/** How each block of a report looks in a PDF. Every text goes through `glyphs`: the typeface does not have all. */
import type { Content, ContentText, TableCell } from 'pdfmake/interfaces.js';
import type { Channel } from '#core/model/codebook.ts';
import type {
  Passage,
  Piece,
  ReportBlock,
  ReportTable,
} from '#core/formats/report/report-document.ts';
import { isolated } from './directions.ts';
import type { Glyphs } from './glyphs.ts';
import { LINE_TO_WRITE_ON, MOST_ROOM, beginningOf } from './pdf-sizes.ts';

const GREY = '#555555';
const RULE = '#bbbbbb';
/** Points between the margins of an A4 page. */
const PAGE_WIDTH = 499;
/** Of what stands beside a passage or a fact: names that are known to be short. */
const PLACE_WIDTH = 66;
const GAP = 8;
const NAME_WIDTH = 90;
/** Of a cell: padding and border. */
const CELL_EXTRA = 9;

const LOOKS: Readonly<Record<Channel, Partial<ContentText>>> = {
  tint: { background: '#ffedb0' },
  underline: { decoration: 'underline', decorationColor: '#1f5f99' },
  wave: {
    decoration: 'underline',
    decorationStyle: 'wavy',
    decorationColor: '#a3212f',
    bold: true,
  },
};

const SIZES = { 1: 16, 2: 12.5, 3: 10.5 } as const;

/** A heading that is a bookmark too: of level 1 by its own id, others below `parent`. */
export function pdfHeading(
  text: string,
  level: 1 | 2 | 3,
  { id, parent }: { readonly id?: string; readonly parent?: string },
): Content {
  return {
    text,
    bold: true,
    fontSize: SIZES[level],
    margin: [0, level === 1 ? 8 : 14, 0, 6],
    headlineLevel: level,
    outline: true,
    ...(id === undefined ? {} : { id }),
    ...(parent === undefined ? {} : { outlineParentId: parent }),
  };
}

/** @param part the id of the part that the block stands in. */
export function pdfBlock(block: ReportBlock, part: string, glyphs: Glyphs): Content {
  switch (block.kind) {
    case 'heading':
      return pdfHeading(glyphs.writable(block.text), block.level, { parent: part });
    case 'paragraph':
      return { text: glyphs.writable(block.text), margin: [0, 2, 0, 4] };
    case 'aside':
      return {
        text: glyphs.writable(block.text),
        color: GREY,
        fontSize: 8.5,
        margin: [0, 2, 0, 6],
      };
    case 'facts':
      return {
        layout: 'noBorders',
        margin: [0, 0, 0, 8],
        table: {
          widths: [NAME_WIDTH, PAGE_WIDTH - NAME_WIDTH - 2 * CELL_EXTRA],
          body: block.rows.map(({ name, value }) => [
            { text: glyphs.writable(name), color: GREY },
            { text: glyphs.writable(value) },
          ]),
        },
      };
    case 'entries':
      return {
        margin: [12, 0, 0, 8],
        stack: block.entries.map(({ name, value }) => ({
          text: [
            { text: `${glyphs.writable(name)}: `, bold: true },
            isolated(glyphs.writable(value)),
          ],
          margin: [0, 1, 0, 2],
        })),
      };
    case 'legend':
      return {
        margin: [0, 0, 0, 6],
        text: block.rows.flatMap(({ channel, label }): Content[] => [
          { text: glyphs.writable(label), ...LOOKS[channel] },
          '     ',
        ]),
      };
    case 'table':
      return pdfTable(block.table, glyphs);
    case 'passage':
      return pdfPassage(block.passage, glyphs);
    case 'space':
      return {
        unbreakable: true,
        stack: Array.from({ length: block.lines }, () => ({
          canvas: [
            {
              type: 'line',
              x1: 0,
              y1: LINE_TO_WRITE_ON,
              x2: PAGE_WIDTH,
              y2: LINE_TO_WRITE_ON,
              lineWidth: 0.5,
              lineColor: RULE,
            },
          ],
        })),
      };
  }
}

/** The caption is part of the head, so that it stays with the rows and stands on each page. */
function pdfTable({ caption, columns, rows: given }: ReportTable, glyphs: Glyphs): Content {
  const rows = [...given];
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
  const free = PAGE_WIDTH - columns.length * CELL_EXTRA;
  const cell = (text: string, index: number): TableCell => ({
    text: glyphs.writable(text),
    ...(columns[index]?.isNumber ? { alignment: 'right' } : {}),
  });
  const head = columns.map(({ name }, index): TableCell => ({
    text: glyphs.writable(name),
    bold: true,
    fillColor: '#f0efec',
    ...(columns[index]?.isNumber ? { alignment: 'right' } : {}),
  }));
  const captionCell: TableCell = {
    text: glyphs.writable(caption),
    bold: true,
    colSpan: columns.length,
    border: [false, false, false, false],
  };
  return {
    fontSize: 8.5,
    margin: [0, 4, 0, 10],
    layout: {
      hLineColor: () => RULE,
      vLineColor: () => RULE,
      hLineWidth: (row) => (row === 0 ? 0 : 0.5),
      vLineWidth: () => 0.5,
    },
    table: {
      headerRows: 2,
      keepWithHeaderRows: beginningOf(columns, rows) > MOST_ROOM ? 0 : 1,
      widths: columns.map(({ weight }) => (free * weight) / weights),
      body: [
        [captionCell, ...columns.slice(1).map(() => ({}))],
        head,
        ...rows.map((row) => row.map(cell)),
      ],
    },
  };
}

function pdfPassage({ place, isHeading, pieces }: Passage, glyphs: Glyphs): Content {
  return {
    margin: [0, 0, 0, 6],
    columnGap: GAP,
    columns: [
      { width: PLACE_WIDTH, text: place, color: GREY, fontSize: 7.5, margin: [0, 1.5, 0, 0] },
      {
        // Not what is left, which a long address widens beyond the page.
        width: PAGE_WIDTH - PLACE_WIDTH - GAP,
        text: pieces.flatMap((piece) => pdfPiece(piece, glyphs)),
        ...(isHeading ? { bold: true, fontSize: 11 } : {}),
      },
    ],
  };
}

function pdfPiece({ text, channels, labels }: Piece, glyphs: Glyphs): Content[] {
  if (labels.length === 0) return [glyphs.writable(text)];
  const looks = Object.assign({}, ...channels.map((channel) => LOOKS[channel]));
  return [
    { text: glyphs.writable(text), ...looks },
    {
      text: isolated(`[${glyphs.writable(labels.join(', '))}]`),
      fontSize: 6.5,
      color: '#333333',
      bold: true,
    },
  ];
}
