/** `npm run bench [paint|fanout]`: measures beside peers or limits in one run and prints Markdown. */
import { fanout } from './fanout.ts';
import { paint } from './paint.ts';

const benches: Readonly<Record<string, () => Promise<string>>> = { paint, fanout };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));

if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}; there is: ${Object.keys(benches).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`## ${name}\n\n${await bench()}\n`);
  }
}
