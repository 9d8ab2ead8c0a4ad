import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readApart } from './read-apart.ts';

const PAGES = 20;

/** A PDF whose table names wrong places for its pages. In latin1: what stands on them is packed. */
function damagedPdf(): string {
  const words = deflateSync('BT /F1 12 Tf 50 200 Td (It stormed.) Tj ET').toString('latin1');
  const page =
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 3 0 R /Resources <</Font <</F1 4 0 R>>>>>>';
  const pages = Array.from({ length: PAGES }, () => page);
  const kids = pages.map((_, at) => `${at + 5} 0 R`).join(' ');
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Kids [${kids}] /Count ${PAGES}>>`,
    `<</Filter /FlateDecode /Length ${words.length}>> stream\n${words}\nendstream`,
    '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
    ...pages,
  ].map((one, at) => `${at + 1} 0 obj ${one} endobj\n`);
  let body = '%PDF-1.4\n';
  let table = '0000000000 65535 f \n';
  for (const one of objects) {
    const place = body.length + (one.includes('/Type /Page ') ? 3 : 0);
    table += `${String(place).padStart(10, '0')} 00000 n \n`;
    body += one;
  }
  const count = objects.length + 1;
  return `${body}xref\n0 ${count}\n${table}trailer <</Root 1 0 R /Size ${count}>>\nstartxref\n${body.length}\n%%EOF`;
}

test('what a library lets fall while it mends a file does not end the reading of it', async () => {
  const bytes = new Uint8Array(Buffer.from(damagedPdf(), 'latin1'));
  const read = await readApart({ kind: 'sources', name: 'a.pdf', bytes });
  const text = Array.from({ length: PAGES }, () => 'It stormed.').join('\n\n');
  expect(read.ok ? read.value.map((one) => one.text) : read.problems).toEqual([text]);
});
