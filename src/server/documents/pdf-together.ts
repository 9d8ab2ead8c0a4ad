/*
 * Headings that stay on the page of what they are over: room for its beginning is asked for with them.
 * Not pdfmake's own `pageBreakBefore`, which lays the whole document out anew for each page that it breaks.
 */
import type { Content } from 'pdfmake/interfaces.js';
import type { ReportBlock } from '#core/formats/report/report-document.ts';
import { LINE_TO_WRITE_ON, MOST_ROOM, beginningOf } from './pdf-sizes.ts';

/** Points, as all here: two lines of text with what stands between. */
const A_BEGINNING = 48;
/** Letters: what is kept together may not be longer than a page, or it is lost. */
const LONGEST_TOGETHER = 800;

/** The blocks of a part in their order; `written` makes what stands on the page of one. */
export function headingsTogether(
  blocks: readonly ReportBlock[],
  written: (block: ReportBlock) => Content,
): Content[] {
  const content: Content[] = [];
  let headings: Content[] = [];
  let letters = 0;
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'heading' || isOfThread(block, blocks[at + 1])) {
      headings.push(written(block));
      letters += block.text.length;
      continue;
    }
    const isShort = letters <= LONGEST_TOGETHER;
    content.push(...(isShort ? withRoom(headings, roomFor(block)) : headings), written(block));
    headings = [];
    letters = 0;
  }
  return [...content, ...headings];
}

/** Which mark people talked about stands over what they said. */
function isOfThread(
  block: ReportBlock,
  next: ReportBlock | undefined,
): block is Extract<ReportBlock, { kind: 'paragraph' | 'aside' }> {
  return block.kind === 'paragraph' && next?.kind === 'entries';
}

/** The room is asked for, and given back to what follows. */
function withRoom(headings: readonly Content[], room: number): Content[] {
  if (headings.length === 0) return [];
  const asked: Content = { stack: [], margin: [0, room, 0, 0] };
  return [
    { unbreakable: true, stack: [...headings, asked] },
    { stack: [], margin: [0, -room, 0, 0] },
  ];
}

function roomFor(block: ReportBlock): number {
  if (block.kind === 'table') {
    const { columns, rows } = block.table; // the rows are a list: parts come whole (whole-document.ts)
    return Math.min(MOST_ROOM, beginningOf(columns, rows));
  }
  return block.kind === 'space' ? block.lines * LINE_TO_WRITE_ON : A_BEGINNING;
}
