/** REFI-QDA code book (.qdc): the codes without what is coded, for starting a project in another program. */
import type { TextFormat } from '../format.ts';
import { xmlTag } from '../xml.ts';
import { CODE_BOOK_NAMESPACE, ORIGIN } from './names.ts';
import { codesXml } from './write-codes.ts';

export const refiCodeBook: TextFormat = {
  kind: 'text',
  id: 'refi-qdc',
  label: 'REFI-QDA code book: layers and tags',
  use: 'NVivo, ATLAS.ti, MAXQDA, QualCoder, Quirkos and other programs for qualitative data.',
  fileExtension: 'qdc',
  mediaType: 'application/xml',
  loses: [
    'The articles, the marks and the members: the file holds the code book only.',
    'The name, the rules and the revision of the code book, the keys, and how layers are drawn.',
    'Attributes stand as text in the description of their layer, and examples in that of their tag: the format has no fields for them.',
    'A label that stands twice has a number behind it, because programs join codes of one name.',
  ],
  *write({ codeBook }) {
    yield '<?xml version="1.0" encoding="utf-8"?>\n';
    yield `${xmlTag('CodeBook', { xmlns: CODE_BOOK_NAMESPACE, origin: ORIGIN })}\n`;
    yield `${codesXml(codeBook)}\n</CodeBook>\n`;
  },
};
