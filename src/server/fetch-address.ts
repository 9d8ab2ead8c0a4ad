/*
 * One page or PDF from an address that a person typed, fetched by the server with a guard: it must never become a way
 * into the network the server stands in. Every name is resolved once and the socket goes to the address that was
 * checked; every redirect is checked like the first address. Off unless whoever runs the server turns it on.
 */
import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { accepted, refused, type Result } from '#core/model/result.ts';

export interface FetchedPage {
  /** Where it was found in the end. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly kind: 'html' | 'text' | 'pdf';
  /** As the answer states it; null where it does not. */
  readonly encoding: string | null;
}

export type FetchAddress = (url: string) => Promise<Result<FetchedPage>>;

/** Who may be asked: an address of a machine. */
export type AddressGuard = (address: string, port: number) => boolean;
/** All addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** Bytes after unpacking, milliseconds for everything, redirects. */
export const FETCH_LIMITS = { bytes: 10 * 1024 * 1024, time: 15_000, redirects: 5 } as const;

const KINDS: ReadonlyMap<string, FetchedPage['kind']> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/plain', 'text'],
  ['application/pdf', 'pdf'],
]);

const resolveName: Resolve = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address);

/** Never rejects. */
export function addressFetcher(
  mayAsk: AddressGuard,
  {
    resolve = resolveName,
    limits = FETCH_LIMITS,
  }: {
    resolve?: Resolve;
    limits?: typeof FETCH_LIMITS | { bytes: number; time: number; redirects: number };
  } = {},
): FetchAddress {
  return async (given) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), limits.time);
    try {
      return await follow(given, mayAsk, resolve, limits, controller.signal);
    } catch (error) {
      if (controller.signal.aborted)
        return problem(`did not answer within ${limits.time / 1000} seconds`);
      return problem(
        error instanceof FetchProblem
          ? error.message
          : 'could not be reached. Open it in a browser, save the page, and choose its file',
      );
    } finally {
      clearTimeout(timer);
    }
  };
}

/** What went wrong, as the sentence for the person. */
class FetchProblem extends Error {}

function problem(message: string): Result<never> {
  return refused({ path: '', message });
}

async function follow(
  given: string,
  mayAsk: AddressGuard,
  resolve: Resolve,
  limits: { readonly bytes: number; readonly redirects: number },
  signal: AbortSignal,
): Promise<Result<FetchedPage>> {
  let url = checkedUrl(given, null);
  for (let redirects = 0; redirects <= limits.redirects; redirects++) {
    const address = await checkedAddress(url, mayAsk, resolve);
    const response = await request(url, address, signal);
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      response.destroy();
      url = checkedUrl(headers.location, url);
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw new FetchProblem(
        `answered ${statusCode}. Open it in a browser; if you see the article there, save the page and choose its file`,
      );
    }
    return accepted(await pageOf(response, url, limits.bytes));
  }
  throw new FetchProblem(
    `leads on more than ${limits.redirects} times. Give the address that it ends at`,
  );
}

function checkedUrl(given: string, base: URL | null): URL {
  const url = URL.parse(given, base?.href);
  if (!url) throw new FetchProblem('is no address. Copy it whole from the browser, with https://');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchProblem('does not begin with http:// or https://');
  }
  if (url.username !== '' || url.password !== '')
    throw new FetchProblem('has a name or password in it, which is not sent');
  return url;
}

function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

/** One address counts for all: a name that also stands for a forbidden one is refused. */
async function checkedAddress(url: URL, mayAsk: AddressGuard, resolve: Resolve): Promise<string> {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await resolve(name);
  const [first] = addresses;
  if (first === undefined)
    throw new FetchProblem('has no machine behind its name. Look at the spelling');
  if (!addresses.every((address) => mayAsk(address, portOf(url)))) {
    throw new FetchProblem(
      'lies in a network of its own or at an unusual port. Only public addresses are fetched',
    );
  }
  return first;
}

/** The name is not resolved again: between check and use somebody could change what it means. */
function request(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  const pinned: LookupFunction = (_, options, done) => {
    const family = address.includes(':') ? 6 : 4;
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
  const headers = {
    'user-agent': 'Crossread (reads one page that a person asked for)',
    accept: 'text/html,application/xhtml+xml,text/plain,application/pdf',
    'accept-encoding': 'gzip, deflate, br',
  };
  const { get } = url.protocol === 'https:' ? https : http;
  return new Promise((done, fail) => {
    get(url, { lookup: pinned, headers, signal, agent: false }, done).once('error', fail);
  });
}

async function pageOf(response: IncomingMessage, url: URL, most: number): Promise<FetchedPage> {
  const stated = response.headers['content-type'] ?? '';
  const kind = KINDS.get(stated.split(';')[0]?.trim().toLowerCase() ?? '');
  if (!kind) {
    response.destroy();
    throw new FetchProblem('is no page, text or PDF');
  }
  const bytes = await wholeBody(response, most);
  return {
    url: url.href,
    bytes,
    kind,
    encoding: /charset\s*=\s*"?([\w-]+)/i.exec(stated)?.[1] ?? null,
  };
}

/** Counted after unpacking, so that a small packed answer cannot become a large one. */
async function wholeBody(response: IncomingMessage, most: number): Promise<Uint8Array> {
  const body = unpacked(response);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.byteLength;
    if (length > most) {
      response.destroy();
      throw new FetchProblem(`is larger than ${most / 2 ** 20} MB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unpacked(response: IncomingMessage): AsyncIterable<unknown> {
  const encoding = response.headers['content-encoding'];
  if (encoding === 'gzip') return response.pipe(createGunzip());
  if (encoding === 'deflate') return response.pipe(createInflate());
  return encoding === 'br' ? response.pipe(createBrotliDecompress()) : response;
}
