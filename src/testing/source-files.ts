/** Files of invented articles, of every kind that is read. */
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { BLINK, mailOf, quotedHtml } from './mail-files.ts';

export const STORM = {
  headline: 'Storm hits the coast',
  deck: 'Ten houses are gone, and nobody knows who will pay.',
  paragraphs: [
    'Officials said that nobody was to blame, and that the wall, which was built in 1998, had held for longer than anybody 🌪 expected.',
    'Ada Penn, 71, stood before what was her kitchen on Tuesday morning. She had been told to leave twice, and twice she had stayed.',
    'The council of Marlow will meet on Friday. Its members have to decide whether the wall is built again, and how high.',
  ],
  quotation: '“It was a wall of water,” she said.',
  caption: 'The pier of Marlow after the storm.',
} as const;

const { headline, deck, paragraphs, quotation, caption } = STORM;

export const stormText = [headline, ...paragraphs].join('\r\n\r\n');

export const stormHtml = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${headline} | The Herald</title>
<meta property="og:site_name" content="The Herald"><meta name="description" content="${deck}">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${headline}","datePublished":"2026-01-05T09:00:00+01:00","author":{"name":"Ben Reed"},"publisher":{"name":"The Herald"}}</script>
<style>p{color:red}</style><script>document.title='run'</script></head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>${headline}</h1><p>${deck}</p><figure><img src="http://127.0.0.1:9/x.png" onerror="alert(1)"><figcaption>${caption}</figcaption></figure>
${paragraphs.map((one) => `<p>${one}</p>`).join('\n')}<blockquote><p>${quotation}</p></blockquote></article>
<footer>Copyright The Herald. All rights reserved. Privacy. Terms.</footer></body></html>`;

export const stormMail = () => mailOf(BLINK, [quotedHtml(Buffer.from(stormHtml))]);

export const stormCsv = `\ufeffHeadline;Text;Outlet;Sentiment\r\n"${headline}";"${paragraphs.join('\n\n')}";The Herald;-1\r\nCalm;"=1+1 is what he said. It rained.";The Post;0\r\n`;

export async function stormDocx(): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    creator: 'Somebody',
    sections: [
      {
        children: [
          new Paragraph({ text: headline, heading: HeadingLevel.HEADING_1 }),
          ...paragraphs.map((one) => new Paragraph({ children: [new TextRun(one)] })),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An .xlsx of one sheet with these rows, as XML. */
export function workbookOf(rows: string): Uint8Array<ArrayBuffer> {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="Articles" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet><dimension ref="A1"/><sheetData>${rows}</sheetData></worksheet>`,
    ),
  });
}

export function textCell(at: string, words: string): string {
  return `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
}
