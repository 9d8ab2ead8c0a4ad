/** Corrected articles: two texts compared, beside the npm package diff, and how long marks hold up a server. */
import { diffWordsWithSpace } from 'diff';
import * as v from 'valibot';
import { standings } from '#core/compare/reanchoring.ts';
import { memberIdSchema } from '#core/model/ids.ts';
import { currentRevision } from '#core/model/source.ts';
import { compareTexts } from '#core/text/text-comparison.ts';
import { inTurns } from '#server/in-turns.ts';
import { readyMadeWorkspace } from '#server/ready-made-workspace.ts';
import { articleOf } from '../src/testing/article.ts';
import { generatedMarks } from '../src/testing/generated-marks.ts';
import { seededRandom } from '../src/testing/seeded-random.ts';
import { median, number, table, type Figure, type Report } from './table.ts';

const ROUNDS = 5;
const LIMIT = 300;
/** Words put in and left out at which the package gives up, as it was asked to before. */
const MOST_EDITS = 2500;
const PARAGRAPH = 100;
const MARKS = 30 * 300;
/** Milliseconds in which nobody else is answered. */
const LONGEST_HOLD = 50;

interface Correction {
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly limit: number | null;
}

export async function reanchor(): Promise<Report> {
  const all = corrections();
  const compared = all.map(({ name, before, after, limit }) => {
    const [from, to] = [before.join('\n\n'), after.join('\n\n')];
    compareTexts(from, to); // warm
    const ours = Array.from({ length: ROUNDS }, () => timeOf(() => compareTexts(from, to)));
    const theirs = timeOf(() => diffWordsWithSpace(from, to, { maxEditLength: MOST_EDITS }));
    return { name, limit, ours: median(ours), theirs };
  });
  const held = [];
  for (const one of all) held.push({ name: one.name, ...(await holdOf(one)) });
  const limits = compared.flatMap(({ name, limit, ours }): Figure[] =>
    limit === null ? [] : [{ what: `compared: ${name}`, measured: ours, limit, unit: 'ms' }],
  );
  const text = `${table(
    ['texts compared, ms of the processor', 'Crossread', 'diff, as before'],
    compared.map(({ name, ours, theirs }) => [name, number(ours), number(theirs)]),
  )}

${table(
  [
    `${MARKS} marks counted for a preview, ms of the processor`,
    'altogether',
    'longest turn',
    'found',
  ],
  held.map(({ name, whole, longest, found }) => [
    name,
    number(whole),
    number(longest),
    String(found),
  ]),
)}`;
  const longest = Math.max(...held.map((one) => one.longest));
  const what = 'longest turn of a preview, in which nobody else is answered';
  return {
    text,
    figures: [...limits, { what, measured: longest, limit: LONGEST_HOLD, unit: 'ms' }],
  };
}

function corrections(): Correction[] {
  const random = seededRandom(7);
  const words = readyMadeWorkspace().sources.flatMap(
    (source) => currentRevision(source).text.match(/\p{L}+/gu) ?? [],
  );
  const anyWord = () => words[Math.floor(random() * words.length)] ?? '';
  const paragraph = () => Array.from({ length: PARAGRAPH }, anyWord).join(' ');
  const long = Array.from({ length: 100 }, paragraph);
  const middling = long.slice(0, 50);
  /** None of them is in the earlier text. */
  const otherWord = () => anyWord().split('').toReversed().join('').toUpperCase();
  const shuffled = (texts: readonly string[]) => {
    const all = texts.flatMap((text) => text.split(' '));
    const order = all.map((word) => ({ word, at: random() })).toSorted((a, b) => a.at - b.at);
    return texts.map((_, at) =>
      order
        .slice(at * PARAGRAPH, (at + 1) * PARAGRAPH)
        .map(({ word }) => word)
        .join(' '),
    );
  };
  return [
    {
      name: '10,000 words, all others',
      before: long,
      after: long.map((text) => withOthers(text, 1, otherWord)),
      limit: LIMIT,
    },
    {
      name: '10,000 words in another order',
      before: long,
      after: shuffled(long),
      limit: LIMIT,
    },
    {
      name: '5,000 words, every second another',
      before: middling,
      after: middling.map((text) => withOthers(text, 2, otherWord)),
      limit: LIMIT,
    },
    {
      name: '5,000 words, every second paragraph in other words',
      before: middling,
      after: middling.map((text, at) => (at % 2 === 0 ? text : paragraph())),
      limit: null,
    },
    {
      name: '5,000 words, one in a hundred another',
      before: middling,
      after: middling.map((text) => withOthers(text, 100, otherWord)),
      limit: null,
    },
  ];
}

/** With the first of so many words, and so on, in another word. */
function withOthers(text: string, every: number, word: () => string): string {
  return text
    .split(' ')
    .map((one, at) => (at % every === 0 ? word() : one))
    .join(' ');
}

function timeOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  return since(start);
}

/** Milliseconds of the processor, so that what else the machine does is not counted. */
function since(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** As the server counts for the preview of a freeze (src/server/draft-preview.ts), while others wait for a turn. */
async function holdOf({ before, after }: Correction) {
  const source = articleOf(before);
  const to = currentRevision(articleOf(after, { id: 'later' }));
  const author = v.parse(memberIdSchema, 'ada');
  const marks = generatedMarks([source], readyMadeWorkspace().codeBook, [author], MARKS, 7);
  const standingOf = standings(source, to);
  let [longest, found, last] = [0, 0, process.cpuUsage()];
  const turn = () => {
    longest = Math.max(longest, since(last));
    last = process.cpuUsage();
    waiting = setImmediate(turn);
  };
  let waiting = setImmediate(turn);
  const start = process.cpuUsage();
  for await (const mark of inTurns(marks)) if (standingOf(mark)?.target) found++;
  const whole = since(start);
  clearImmediate(waiting);
  return { whole, longest, found };
}
