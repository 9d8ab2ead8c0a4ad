import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { formatNamed } from '#core/formats/index.ts';
import { ownJson } from '#core/formats/own/write-own.ts';
import { createdSchema } from '#sync/api.ts';
import { EXPORTED_AT, wholeExport } from '../src/testing/exported.ts';
import { seededRandom } from '../src/testing/seeded-random.ts';
import { markedWorkspace } from '../src/testing/seed-workspace.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { Stage } from './stage.ts';

const ROUNDS = 5;
const MARKS = 4_000;
const SEED = Number(process.env['CROSSREAD_SEED'] ?? Date.now() % 100_000);

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;

beforeAll(async () => {
  crossread = await stage.crossread();
});

test(`killed while marks of two people come in, it has all of them or none (seed ${SEED})`, async () => {
  const random = seededRandom(SEED);
  const whole = markedWorkspace(MARKS, 3);
  const empty = { ...whole, annotations: [] };
  const format = formatNamed('jsonl');
  if (!format) throw new Error('there is no such format');
  const marks = Buffer.from(await wholeExport(format, whole)).toString('utf8');
  const all = piecesIn(marks);
  const counts: number[] = [];
  const own = [...ownJson.write(empty, EXPORTED_AT)].join('');
  const began = performance.now();
  await sendMarks(marks, await imported(own));
  const took = performance.now() - began;
  for (let round = 0; round < ROUNDS; round++) {
    const place = await imported(own);
    const sent = sendMarks(marks, place).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, took * (0.3 + 0.7 * random())));
    await crossread.kill();
    await sent;
    await crossread.run();
    const address = `${crossread.url}/api/workspaces/${place.workspace}/export/jsonl`;
    const response = await fetch(address, { headers: { cookie: place.cookie } });
    counts.push(piecesIn(await response.text()));
  }
  expect(counts.filter((count) => count !== 0 && count !== all)).toEqual([]);
}, 300_000);

/** How many marked pieces an export as JSON Lines has. */
function piecesIn(text: string): number {
  return text.split('"layer"').length - 1;
}

interface Place {
  readonly cookie: string;
  readonly workspace: string;
}

function sendMarks(body: string, { cookie, workspace }: Place): Promise<Response> {
  const address = `${crossread.url}/api/workspaces/${workspace}/import-marks?name=marks.jsonl`;
  return fetch(address, { method: 'POST', body, headers: { cookie } });
}

/** A workspace with the three articles and no marks, and the cookie of its owner. */
async function imported(body: string): Promise<Place> {
  const address = `${crossread.url}/api/workspaces/import?displayName=Ola`;
  const response = await fetch(address, { method: 'POST', body });
  const { session } = v.parse(createdSchema, await response.json());
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { cookie, workspace: session.workspace.id };
}
