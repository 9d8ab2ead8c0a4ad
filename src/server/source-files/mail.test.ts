import { expect, test } from 'vitest';
import { BLINK, mailOf, quotedHtml } from '../../testing/mail-files.ts';
import { readSourceFile } from './read-source-file.ts';

const WORDS = 'It stormed all day long at the coast, said the mayor, who had not slept at all. ';
const page = (head: string, more = '') =>
  `<!doctype html><html><head>${head}<title>Café</title></head><body><h1>The Café by the sea</h1>${more}<article>${`<p>${WORDS}</p>`.repeat(8)}</article></body></html>`;
const latin = (text: string) => Buffer.from(text, 'latin1');

async function readMail(bytes: Uint8Array, name = 'a.mhtml') {
  const read = await readSourceFile(name, bytes);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const [article] = read.value;
  if (!article || read.value.length > 1) throw new Error('a page is one article');
  return article;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const read = await readSourceFile('a.mhtml', bytes);
  return read.ok ? '' : (read.problems[0]?.message ?? '');
}

test('letters are stored as the page says, and its address is kept', async () => {
  const html = latin(
    page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
  );
  const read = await readMail(mailOf(BLINK, [quotedHtml(html)]));
  expect(read.text).toMatch(/^The Café by the sea\n\nIt stormed all day long at the coast, said/);
  expect(read.metadata.url).toBe('https://herald.example/storm');
  expect(read.remarks.join(' ')).not.toContain('frames');
});

test('a part that declares its encoding is believed, as base64 too', async () => {
  const part = {
    head: [
      'Content-Type: text/html;\r\n\tcharset="utf-8"',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://herald.example/\r\n\tfolded',
    ],
    body: Buffer.from(page('')).toString('base64').replace(/.{76}/g, '$&\r\n'),
  };
  const read = await readMail(mailOf(['From: "Saved by a browser"', 'MIME-Version: 1.0'], [part]));
  expect(read.text).toMatch(/^The Café by the sea\n/);
  expect(read.metadata.url).toBe('https://herald.example/folded');
});

test('pictures and frames stay out, and frames are told', async () => {
  const picture = {
    head: ['Content-Type: image/png', 'Content-Transfer-Encoding: base64'],
    body: 'iVBORw0KGgo=',
  };
  const frame = quotedHtml(latin('<p>Buy this now, dear reader of the Herald.</p>'));
  const read = await readMail(mailOf(BLINK, [picture, quotedHtml(latin(page(''))), frame, frame]));
  expect(read.text).not.toContain('Buy this');
  expect(read.remarks).toContainEqual(
    expect.stringContaining('frames of the page was left out (2)'),
  );
});

test('a single part is read as it is', async () => {
  const head = 'MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n';
  const read = await readMail(Buffer.from(head + page('')));
  expect(read.text).toMatch(/^The Café by the sea\n/);
});

test('a letter that has HTML is read, one that has none is refused', async () => {
  const letter = ['From: Herald <news@herald.example>', 'Subject: Storm', 'MIME-Version: 1.0'];
  const plain = { head: ['Content-Type: text/plain'], body: 'It stormed.' };
  const read = await readMail(mailOf(letter, [plain, quotedHtml(latin(page('')))]), 'a.eml');
  expect(read.text).toContain('It stormed all day');
  expect(await refusal(mailOf(letter, [plain]))).toContain('Copy the article and paste it');
});

test('a file that breaks off is refused, wherever it does', async () => {
  const whole = mailOf(BLINK, [quotedHtml(latin(page('')))]);
  for (const length of [400, 700, whole.length - 200, whole.length - 5]) {
    expect(await refusal(whole.subarray(0, length))).toContain('is no whole page');
  }
});

test('hostile ones end in time, with a sentence', async () => {
  const deep = Array.from(
    { length: 3_000 },
    (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`,
  );
  const nested = `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n${deep.join('')}--`;
  expect(await refusal(latin(nested))).not.toBe('');
  const head = `MIME-Version: 1.0\r\n${'X-A: b\r\n'.repeat(500_000)}\r\n<p>Hi`;
  expect(await refusal(latin(head))).not.toBe('');
  const parts = mailOf(
    BLINK,
    Array.from({ length: 20_000 }, () => ({ head: ['A: b'], body: 'x' })),
  );
  expect(await refusal(parts)).not.toBe('');
}, 20_000);
