import { zipSync } from 'fflate';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReadSource } from '#core/sources/read-source.ts';
import { articleProblems } from '#core/model/new-source.ts';
import { homeSchema } from '#sync/api.ts';
import { readSourcesSchema } from '#sync/file-api.ts';
import { errorSchema } from '#sync/wire.ts';
import {
  STORM,
  stormCsv,
  stormDocx,
  stormHtml,
  stormText,
  textCell,
  workbookOf,
} from '../testing/source-files.ts';
import { convertedByLibreOffice, hasLibreOffice } from '../testing/libreoffice.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { addressFetcher } from './fetch-address.ts';
import type { RunningServer, ServerOptions } from './start-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;
const start = async (options: Partial<ServerOptions> = {}) => {
  server = await startTemporaryServer(folder.path, options);
};

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

const send = (name: string, body: BodyInit) =>
  fetch(`${server.url}/api/read-sources?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body,
  });

async function read(name: string, body: BodyInit): Promise<readonly ReadSource[]> {
  const response = await send(name, body);
  const { sources } = v.parse(readSourcesSchema, await response.json());
  for (const { text, blocks } of sources) expect(articleProblems(text, blocks)).toEqual([]);
  return sources;
}

async function refusal(response: Response): Promise<string> {
  const { code, problems } = v.parse(errorSchema, await response.json());
  return [code, ...problems.map(({ message }) => message)].join(': ');
}

const blocksOf = ({ text, blocks }: ReadSource) =>
  blocks.map(({ kind, start: from, end }) => [kind, text.slice(from, end)]);

describe('an article out of a file', () => {
  beforeEach(() => start());

  test('plain text, with CRLF', async () => {
    const [article] = await read('storm.txt', stormText);
    expect(article?.text).toBe([STORM.headline, ...STORM.paragraphs].join('\n\n'));
  });

  test('a saved page: its blocks, what it states, and no word of its menus and scripts', async () => {
    const [article] = await read('storm.html', stormHtml);
    if (!article) throw new Error('there is none');
    expect(blocksOf(article)).toEqual([
      ['heading', STORM.headline],
      ['deck', STORM.deck],
      ['caption', STORM.caption],
      ...STORM.paragraphs.map((one) => ['paragraph', one]),
      ['quotation', STORM.quotation],
    ]);
    expect(article.metadata).toMatchObject({
      headline: STORM.headline,
      outlet: 'The Herald',
      byline: 'Ben Reed',
      published: '2026-01-05T09:00:00+01:00',
      language: 'en-GB',
    });
    expect(article.remarks.join(' ')).toContain('were left out');
  });

  test('a Word document', async () => {
    const [article] = await read('storm.docx', await stormDocx());
    if (!article) throw new Error('there is none');
    expect(blocksOf(article)).toEqual([
      ['heading', STORM.headline],
      ...STORM.paragraphs.map((one) => ['paragraph', one]),
    ]);
  });

  test.skipIf(!hasLibreOffice())(
    'a PDF in which one letter has another font (skipped where LibreOffice is not installed)',
    async () => {
      const sentences = ['Some 𝕮ouncillors left and one threw a chair.', 'Nobody was hurt.'];
      const text = new TextEncoder().encode(sentences.join('\n\n'));
      const pdf = convertedByLibreOffice(text, { from: 'txt', to: 'pdf' });
      const [article] = await read('a.pdf', new Uint8Array(pdf));
      expect(article?.text).toBe(sentences.join('\n\n'));
    },
    60_000,
  );

  test('a corpus as CSV with semicolons: an article a row, a formula is a text', async () => {
    const articles = await read('corpus.csv', stormCsv);
    expect(articles.map(({ metadata }) => [metadata.headline, metadata.outlet])).toEqual([
      [STORM.headline, 'The Herald'],
      ['Calm', 'The Post'],
    ]);
    expect(articles[1]?.text).toBe('=1+1 is what he said. It rained.');
    expect(articles[0]?.remarks.join(' ')).toContain('Sentiment');
  });

  test.each<[string, string, BodyInit, string]>([
    ['an empty file', 'a.txt', '', 'is empty'],
    [
      'a picture',
      'a.txt',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]),
      'of a kind that is not read',
    ],
    ['half a PDF', 'a.pdf', '%PDF-1.7\n1 0 obj', 'no whole PDF'],
    ['half a ZIP', 'a.zip', 'PK\u0003\u0004abc', 'no whole ZIP'],
    ['half a Word document', 'a.docx', 'PK\u0003\u0004abc', 'no whole Word document'],
    [
      'a page of scripts',
      'a.html',
      '<html><body><script>x()</script></body></html>',
      'has no text',
    ],
    ['a table without texts', 'a.csv', 'a,b\n1,2', 'Name one of its columns'],
    ['a table that breaks off', 'a.csv', 'text\n"never closed', 'no whole CSV'],
    ['a text that is too long', 'a.txt', 'word '.repeat(90_000), 'too long for one article'],
  ])('%s is refused with a sentence', async (_, name, body, words) => {
    const response = await send(name, body);
    expect(response.status).toBe(400);
    expect(await refusal(response)).toContain(words);
  });

  test.each<[string, Record<string, Uint8Array>, string]>([
    ['that leads out of itself', { '../word/document.xml': new Uint8Array(1) }, 'leads out'],
    [
      'that unpacks to far too much',
      { 'word/document.xml': new Uint8Array(80 * 1024 * 1024) },
      'is larger than',
    ],
    [
      'with entities',
      { 'word/document.xml': new TextEncoder().encode('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>') },
      'declares entities',
    ],
    ['that is another program’s', { 'content.xml': new Uint8Array(1) }, 'no Word document'],
  ])('a ZIP %s is refused', async (_, files, words) => {
    expect(await refusal(await send('a.docx', zipSync(files)))).toContain(words);
  });

  test('a page that says nothing of its address has that from which a browser saved it', async () => {
    const page = `<!-- saved from url=(0030)https://paper.example/a/storm -->
      <html><body><article><h1>Storm</h1><p>${'It stormed all night. '.repeat(20)}</p></article></body></html>`;
    const [article] = await read('saved.html', page);
    expect(article?.metadata.url).toBe('https://paper.example/a/storm');
  });

  test('a workbook with entities is refused', async () => {
    const sheet = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>';
    const files = { 'xl/worksheets/sheet1.xml': new TextEncoder().encode(sheet) };
    expect(await refusal(await send('a.xlsx', zipSync(files)))).toContain('declares entities');
  });

  test('a workbook with two cells in its corners is read as the two that they are', async () => {
    const corners = `<row r="1">${textCell('A1', 'Text')}${textCell('XFD1', 'Title')}</row>
      <row r="1048576">${textCell('A1048576', 'It stormed.')}${textCell('XFD1048576', 'Storm')}</row>`;
    const articles = await read('a.xlsx', workbookOf(corners));
    expect(articles).toMatchObject([
      { text: 'It stormed.', metadata: { headline: 'Storm' }, remarks: [] },
    ]);
  });

  test('a workbook with a million empty rows is read as what is in it', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 2}"/>`).join('');
    const last = `<row r="1000002">${textCell('A1000002', 'It stormed.')}</row>`;
    const rows = `<row r="1">${textCell('A1', 'Text')}</row>${empty}${last}`;
    expect(await read('a.xlsx', workbookOf(rows))).toMatchObject([
      { text: 'It stormed.', remarks: [] },
    ]);
  });

  test('a page of a million elements ends in time, and the server answers meanwhile', async () => {
    const huge = send('a.html', `<html><body>${'<div><p>x</p>'.repeat(500_000)}</body></html>`);
    expect((await fetch(`${server.url}/api/home`)).status).toBe(200);
    expect((await huge).status).toBe(400);
  });

  test('from an address is not offered and not fetched unless that is turned on', async () => {
    const home = v.parse(homeSchema, await (await fetch(`${server.url}/api/home`)).json());
    expect(home.fetchesAddresses).toBe(false);
    expect(await refusal(await ask('http://paper.example/'))).toContain('fetchesNothing');
  });
});

const ask = (url: string) =>
  fetch(`${server.url}/api/read-address`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
  });

test('where nobody may make workspaces, a stranger reads no files', async () => {
  await start({ mayCreate: false });
  expect((await send('a.txt', 'Hello.')).status).toBe(403);
});

test('an article from an address says where and when it was fetched', async () => {
  const paper = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end(stormHtml),
  );
  await new Promise<void>((done) => paper.listen(0, '127.0.0.1', done));
  const { port } = paper.address() as AddressInfo;
  await start({ fetchAddress: addressFetcher(() => true) });
  const response = await ask(`http://127.0.0.1:${port}/storm`);
  const { sources } = v.parse(readSourcesSchema, await response.json());
  paper.close();
  expect(sources[0]?.metadata.url).toBe(`http://127.0.0.1:${port}/storm`);
  expect(Date.parse(sources[0]?.metadata.retrieved ?? '')).toBeGreaterThan(0);
});
