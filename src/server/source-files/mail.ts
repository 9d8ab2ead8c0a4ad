/*
 * A page that a browser saved as one file (.mhtml), or a letter: MIME, in which the first part of HTML is the page.
 * Not the reading of the page (html.ts). Pictures stay out, and what stood in frames of the page.
 * How its letters are stored says the page, unless its part does: browsers put the bytes in as they were.
 */
import { buffer } from 'node:stream/consumers';
import { Splitter, type MimeNode, type SplitterChunk } from '@zone-eu/mailsplit';
import { accepted, refused, type Result } from '#core/model/result.ts';

export interface PageInMail {
  readonly bytes: Uint8Array;
  /** As its part declares it. */
  readonly encoding: string | null;
  /** Where the browser had it from; empty where the file does not say. */
  readonly address: string;
  readonly remarks: readonly string[];
}

const ADDRESSES = ['snapshot-content-location', 'content-location'];

const BROKEN =
  'is no whole page: it breaks off, or is no page that a browser saved as one file. Save it again, or as “Webpage, HTML only”';

/** Never rejects. */
export async function pageInMail(bytes: Uint8Array): Promise<Result<PageInMail>> {
  let parts: Part[];
  try {
    parts = await partsOf(bytes);
  } catch {
    return refused({ path: '', message: BROKEN });
  }
  const [whole] = parts;
  const [page, ...frames] = parts.filter(({ node }) => node.contentType === 'text/html');
  if (!whole || !page) {
    return refused({
      path: '',
      message: 'is a letter, or a saved page, without HTML. Copy the article and paste it',
    });
  }
  if (whole.node.multipart && !endsWithBoundary(bytes)) {
    return refused({ path: '', message: BROKEN });
  }
  return accepted({
    bytes: await decoded(page),
    encoding: page.node.charset || null,
    address: addressIn(whole.node) || addressIn(page.node),
    remarks: frames.length > 0 ? [leftOut(frames.length)] : [],
  });
}

interface Part {
  readonly node: MimeNode;
  readonly body: Buffer[];
}

async function partsOf(bytes: Uint8Array): Promise<Part[]> {
  const splitter = new Splitter({ ignoreEmbedded: true });
  splitter.end(Buffer.from(bytes));
  const chunks: AsyncIterable<SplitterChunk> = splitter;
  const parts: Part[] = [];
  for await (const chunk of chunks) {
    if (chunk.type === 'node') parts.push({ node: chunk, body: [] });
    else if (chunk.type === 'body') parts.at(-1)?.body.push(chunk.value);
  }
  return parts;
}

function decoded({ node, body }: Part): Promise<Uint8Array> {
  const decoder = node.getDecoder();
  decoder.end(Buffer.concat(body));
  return buffer(decoder);
}

function leftOut(frames: number): string {
  return `What stood in frames of the page was left out (${frames}): advertisements for the most part, but also embedded posts. Compare it with the page.`;
}

/** Multipart files end with a boundary that has two hyphens behind it. */
function endsWithBoundary(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-200)).toString('latin1').trimEnd().endsWith('--');
}

function addressIn({ headers }: MimeNode): string {
  if (!headers) return '';
  const line = ADDRESSES.map((key) => headers.getFirst(key)).find((one) => one !== '');
  return (line ?? '').replace(/\s+/g, '');
}
