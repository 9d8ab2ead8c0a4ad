import { beforeAll, expect, test } from 'vitest';
import { threeLenses } from '#core/codebooks/three-lenses.ts';
import { seededRandom } from '../src/testing/seeded-random.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { ScriptedMember } from './scripted-member.ts';
import { Stage } from './stage.ts';

const ROUNDS = 20;
const SEED = Number(process.env['CROSSREAD_SEED'] ?? Date.now() % 100_000);

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;

beforeAll(async () => {
  crossread = await stage.crossread();
});

test(`killed ${ROUNDS} times at random, it keeps every mark that was saved (seed ${SEED})`, async () => {
  const random = seededRandom(SEED);
  const tag = threeLenses.layers[0]?.tags[0]?.id;
  if (!tag) throw new Error('the code book has no tag');
  const members = [
    await ScriptedMember.join(crossread.url, 'Ada', tag),
    await ScriptedMember.join(crossread.url, 'Ben', tag),
  ];
  for (let round = 0; round < ROUNDS; round++) {
    const writing = members.map((member) => member.writeUntilStopped(random));
    await new Promise((resolve) => setTimeout(resolve, 30 + random() * 400));
    await crossread.kill();
    for (const member of members) member.stopWriting();
    await Promise.all(writing);
    const saved = members.flatMap((member) => [...member.saved]);
    await crossread.run();

    // A fresh pair of eyes sees what the server has, before the writers' own copies could mend it.
    const witness = await ScriptedMember.join(crossread.url, `Witness ${round}`, tag);
    const missing = saved.filter((id) => !witness.sees(id));
    expect(missing, `round ${round}: marks shown as saved and lost`).toEqual([]);
    witness.close();
    for (const member of members) await member.reconnected();
  }
  const witness = await ScriptedMember.join(crossread.url, 'Last witness', tag);
  for (const member of members) {
    expect(member.saved.size).toBeGreaterThan(ROUNDS);
    await expect.poll(() => [...member.written].filter((id) => !witness.sees(id))).toEqual([]);
    member.close();
  }
  witness.close();
}, 300_000);
