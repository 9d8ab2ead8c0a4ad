/** `npm run bench [paint|fanout|join|size|export|beside|align|quotations|ribbons|reanchor|start]`: measures beside peers or limits in one run, prints Markdown. */
import { cpus } from 'node:os';
import { align } from './align.ts';
import { beside } from './beside.ts';
import { exportFormats } from './export.ts';
import { fanout } from './fanout.ts';
import { join } from './join.ts';
import { paint } from './paint.ts';
import { quotations } from './quotations.ts';
import { reanchor } from './reanchor.ts';
import { ribbons } from './ribbons.ts';
import { size } from './size.ts';
import { start } from './start.ts';
import { verdicts, type Report } from './table.ts';

const benches: Readonly<Record<string, () => Promise<Report>>> = {
  paint,
  fanout,
  join,
  size,
  export: exportFormats,
  beside,
  align,
  quotations,
  ribbons,
  reanchor,
  start,
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));

if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}; there is: ${Object.keys(benches).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  const cores = cpus();
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cores.length} x ${cores[0]?.model ?? 'unknown processor'}\n`,
  );
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const { text, figures } = await bench();
    const held = figures.length > 0 ? `\n\n${verdicts(figures)}` : '';
    console.log(`## ${name}\n\n${text}${held}\n`);
  }
}
