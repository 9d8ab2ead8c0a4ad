/** The report as three formats: HTML, PDF and DOCX of the same content. */
import type { DocumentFormat, DocumentWriter, TextFormat } from '../format.ts';
import { htmlOf } from './html.ts';
import { NO_LIMITS, reportOf } from './report.ts';
import type { ReportLimits } from './report-document.ts';

/** What a PDF or DOCX holds at most: enough for a class, and still a document that opens. Measured in bench/export.ts. */
const DOCUMENT_LIMITS: ReportLimits = { marks: 2_000, marksEach: 200, threads: 300 };

const LOSES = [
  'Offsets, ids, times of marks, the code book’s guidelines: this is for reading, not for reading back in.',
  'Paragraphs without a mark of the member: a hand-in counts them and shows the others.',
  'What owners and editors decided about marks, but for the decisions that adjudicated marks are made of, which stand beside these.',
  'Passages that answer each other, links between marks other than claims, the marks as they stood at each reveal (the hand-in says how many changed).',
];

const CAP = `More than ${DOCUMENT_LIMITS.marksEach} marks of one member, ${DOCUMENT_LIMITS.marks} marks in all hand-ins together or ${DOCUMENT_LIMITS.threads} threads: the first are written, and it is said how many are left out. The HTML report has all.`;

export const reportHtml: TextFormat = {
  id: 'report-html',
  label: 'Report (HTML)',
  use: 'To read in any browser and to print from it: a class summary, then the hand-in of each member on pages of its own.',
  fileExtension: 'html',
  mediaType: 'text/html; charset=utf-8',
  kind: 'text',
  loses: LOSES,
  *write(snapshot, options) {
    yield* htmlOf(reportOf(snapshot, options, NO_LIMITS));
  },
};

export const reportPdf = documentFormat('pdf', {
  label: 'Report (PDF)',
  use: 'To print or to send: the same report on A4 pages that look alike everywhere.',
  mediaType: 'application/pdf',
  loses: [
    ...LOSES,
    CAP,
    'Fine type for Chinese, Japanese, Korean and other scripts beyond Latin, Greek, Cyrillic, Hebrew and Arabic: they stand in Unifont, whose letters are made of coarse dots, are never bold, and do not join where Indic and some other scripts ask for it. Emoji are drawn in black. The HTML report printed from a browser has them as they should be.',
    'Characters that its typefaces (DejaVu, Noto Emoji, Unifont) lack, such as rare Chinese ones beyond U+FFFF: each stands as ▯, and the last page lists them.',
    'The order of letters when Arabic is copied from the file or searched for in it: letters that are drawn as one (لا) may come out exchanged, depending on the viewer. On the page they are right.',
  ],
});

export const reportDocx = documentFormat('docx', {
  label: 'Report (DOCX)',
  use: 'To comment on and grade in Word, LibreOffice or Google Docs.',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  loses: [...LOSES, CAP],
});

function documentFormat(
  writer: DocumentWriter,
  facts: Pick<DocumentFormat, 'label' | 'use' | 'mediaType' | 'loses'>,
): DocumentFormat {
  return {
    ...facts,
    id: `report-${writer}`,
    fileExtension: writer,
    kind: 'document',
    writer,
    document: (snapshot, options) => reportOf(snapshot, options, DOCUMENT_LIMITS),
  };
}
