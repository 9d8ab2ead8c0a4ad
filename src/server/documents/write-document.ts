/** A report as PDF or DOCX. The packages that write them are large, and loaded when the first one is asked for. */
import type { DocumentWriter } from '#core/formats/format.ts';
import type { ReportDocument } from '#core/formats/report/report-document.ts';
import { wholeDocument } from './whole-document.ts';

export async function writeDocument(
  writer: DocumentWriter,
  document: ReportDocument,
): Promise<Uint8Array> {
  const whole = wholeDocument(document);
  switch (writer) {
    case 'pdf': {
      const { writePdf } = await import('./pdf.ts');
      return writePdf(whole);
    }
    case 'docx': {
      const { writeDocx } = await import('./docx.ts');
      return writeDocx(whole);
    }
  }
}
