/** A report whose parts are all there: writers of documents look at them more than once. */
import type { ReportDocument, ReportPart } from '#core/formats/report/report-document.ts';

export interface WholeDocument extends ReportDocument {
  readonly parts: readonly ReportPart[];
}

export function wholeDocument(document: ReportDocument): WholeDocument {
  const parts = Array.from(document.parts, (part) => ({
    ...part,
    blocks: part.blocks.map((block) =>
      block.kind === 'table'
        ? { ...block, table: { ...block.table, rows: [...block.table.rows] } }
        : block,
    ),
  }));
  return { ...document, parts };
}
