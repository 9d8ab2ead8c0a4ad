import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { addressFetcher, FETCH_LIMITS } from './fetch-address.ts';
import { isPublicAddress, isPublicPlace } from './public-address.ts';

let running: Server[] = [];
afterEach(async () => {
  await Promise.all(running.map((one) => new Promise((done) => one.close(done))));
  running = [];
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  running.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

const page: RequestListener = (_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8').end('<p>Storm</p>');
};
const anywhere = addressFetcher(() => true);

async function sentence(fetched: ReturnType<typeof anywhere>): Promise<string> {
  const result = await fetched;
  return result.ok ? 'fetched' : (result.problems[0]?.message ?? '');
}

describe('the guard', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '::7f00:1',
    '2001:db8::1',
    'localhost',
    '',
    '127.0.0.1.example',
  ])('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '64:ff9b::5db8:d822'])(
    'lets %s through',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test('lets nobody knock at unusual ports', () => {
    expect([80, 443, 22, 8080].map((port) => isPublicPlace('93.184.216.34', port))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::ffff:127.0.0.1]/',
  ])('keeps the fetcher from %s', async (url) => {
    expect(await sentence(addressFetcher(isPublicPlace)(url))).toContain('network of its own');
  });

  test('holds for where a redirect leads', async () => {
    const inner = await serve(page);
    const port = new URL(inner).port;
    const outer = await serve((_, response) =>
      response.writeHead(302, { location: `${inner}/secret` }).end(),
    );
    const notInner = addressFetcher((_, asked) => String(asked) !== port);
    expect(await sentence(notInner(outer))).toContain('network of its own');
  });

  test('asks a name once: what it means cannot change between check and use', async () => {
    const asked: string[] = [];
    const base = await serve(page);
    const rebinding = addressFetcher((address) => address === '127.0.0.1', {
      resolve: (name) => {
        asked.push(name);
        return Promise.resolve([asked.length === 1 ? '127.0.0.1' : '10.0.0.1']);
      },
    });
    expect(await sentence(rebinding(base.replace('127.0.0.1', 'paper.example')))).toBe('fetched');
    expect(asked).toEqual(['paper.example']);
  });

  test('refuses a name that stands for a public and a private machine', async () => {
    const both = addressFetcher(isPublicPlace, {
      resolve: () => Promise.resolve(['93.184.216.34', '10.0.0.1']),
    });
    expect(await sentence(both('http://paper.example/'))).toContain('network of its own');
  });
});

describe('a page from an address', () => {
  test('comes with its encoding and where it was found, over a redirect', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else page(request, response);
    });
    const fetched = await anywhere(`${base}/old`);
    if (!fetched.ok) throw new Error(JSON.stringify(fetched.problems));
    expect(new TextDecoder().decode(fetched.value.bytes)).toBe('<p>Storm</p>');
    expect([fetched.value.url, fetched.value.kind, fetched.value.encoding]).toEqual([
      `${base}/new`,
      'html',
      'utf-8',
    ]);
  });

  test('is unpacked', async () => {
    const base = await serve((_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' })
        .end(gzipSync('Storm'));
    });
    const fetched = await anywhere(base);
    expect(fetched.ok && new TextDecoder().decode(fetched.value.bytes)).toBe('Storm');
  });

  test('is cut off when it is too large, counted after unpacking', async () => {
    const bomb = gzipSync(Buffer.alloc(FETCH_LIMITS.bytes + 1));
    const base = await serve((_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(bomb);
    });
    expect(await sentence(anywhere(base))).toBe('is larger than 10 MB');
  });

  test('is given up when it takes too long, and when redirects have no end', async () => {
    const silent = await serve(() => undefined);
    const hasty = addressFetcher(() => true, { limits: { ...FETCH_LIMITS, time: 200 } });
    expect(await sentence(hasty(silent))).toContain('did not answer');
    const circle = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await sentence(anywhere(circle))).toContain('leads on');
    for (const server of running) server.closeAllConnections();
  });

  test.each([
    ['file:///etc/passwd', 'http://'],
    ['ftp://paper.example/', 'http://'],
    ['https://ada:secret@paper.example/', 'name or password'],
    ['paper', 'no address'],
  ])('%s is refused', async (url, words) => {
    expect(await sentence(anywhere(url))).toContain(words);
  });

  test('that is no page, or not there, is told', async () => {
    const base = await serve((request, response) => {
      response
        .writeHead(request.url === '/gone' ? 404 : 200, { 'content-type': 'image/png' })
        .end('x');
    });
    expect(await sentence(anywhere(base))).toBe('is no page, text or PDF');
    expect(await sentence(anywhere(`${base}/gone`))).toContain('answered 404');
  });
});
