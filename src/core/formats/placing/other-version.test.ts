import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentRevision, type Source } from '../../model/source.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { wholeExport } from '../../../testing/exported.ts';
import { wholeWorkspace } from '../../../testing/whole-workspace.ts';
import { formatNamed } from '../index.ts';
import { readMarks } from '../read-marks.ts';
import { NO_CHOICES, placeMarks, type Choices, type ImportPlan } from './place-marks.ts';

const whole = wholeWorkspace(300);
const NO_ARTICLE = /no article of this workspace/;

/** No address, headline or revision by which the text would be known without its id or name. */
function withTexts(textOf: (source: Source, at: number) => string): WorkspaceSnapshot {
  return {
    ...whole,
    sources: whole.sources.map((source, at) => ({
      ...source,
      metadata: { ...source.metadata, url: null, headline: null },
      revisions: [{ ...currentRevision(source), text: textOf(source, at) }] as const,
    })),
  };
}

const exports = new Map<string, Uint8Array>();
async function importInto(
  id: string,
  here: WorkspaceSnapshot,
  choices: Choices = NO_CHOICES,
): Promise<ImportPlan> {
  const format = formatNamed(id);
  if (!format) throw new Error(id);
  const bytes = exports.get(id) ?? (await wholeExport(format, whole));
  exports.set(id, bytes);
  const work = readMarks({ path: 'file', bytes }, null);
  if (!work.ok) throw new Error(JSON.stringify(work.problems));
  return placeMarks(work.value, here, choices, '2026-02-02T12:00:00.000Z');
}

const OWN = ['jsonl', 'label-studio', 'brat', 'webanno-tsv', 'uima-json', 'refi-qdpx'];

describe('our own export, where the articles are other versions', () => {
  test.each(OWN)('%s: the words of most marks find their place', async (id) => {
    const here = withTexts((source) => `Corrected. ${currentRevision(source).text}`);
    const plan = await importInto(id, here);
    expect(plan.left.filter(({ reason }) => NO_ARTICLE.test(reason))).toEqual([]);
    expect(plan.placed.length).toBeGreaterThan(290);
    expect(new Set(plan.documents.map(({ place }) => place?.source.id))).toEqual(
      new Set(whole.sources.map((source) => source.id)),
    );
  });

  test('JSON Lines: wherever a word is put in, no mark lands beside its words', async () => {
    const original = new Map(whole.annotations.map((mark) => [JSON.stringify(mark.created), mark]));
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (part) => {
        const cutAt = (text: string) => text.indexOf(' ', Math.floor(text.length * part * 0.99));
        const word = ' Zwischenwort';
        const here = withTexts((source) => {
          const { text } = currentRevision(source);
          const at = cutAt(text);
          return at < 0 ? text : text.slice(0, at) + word + text.slice(at);
        });
        const plan = await importInto('jsonl', here);
        for (const { target, created } of plan.placed) {
          const before = original.get(JSON.stringify(created))?.target;
          const source = whole.sources.find((one) => one.id === target.source);
          if (!before || !source) throw new Error('a mark of nobody');
          expect(before.source).toBe(target.source);
          const at = cutAt(currentRevision(source).text);
          const moved = (offset: number) =>
            at >= 0 && offset > at ? offset + word.length : offset;
          expect(target.segments.map(({ start, end }) => [start, end])).toEqual(
            before.segments.map(({ start, end }) => [moved(start), moved(end)]),
          );
        }
        expect(plan.placed.length).toBeGreaterThan(270);
      }),
      { numRuns: 30 },
    );
  });

  test('a mark whose words the article has twice stays out, unless what is around them is the same', async () => {
    const [source] = whole.sources;
    const text =
      'One storm hit the coast on Monday. Nobody saw another storm that winter or later.';
    const line = (start: number) =>
      JSON.stringify({ text, source: source?.id, label: [[start, start + 5, 'L.label']] });
    const here = withTexts((_, at) =>
      at === 0 ? `${text.replace('One', 'A')} They say so.` : `Nothing of it ${at}.`,
    );
    const bytes = new TextEncoder().encode([line(4), line(text.lastIndexOf('storm'))].join('\n'));
    const work = readMarks({ path: 'a.jsonl', bytes }, null);
    if (!work.ok) throw new Error(JSON.stringify(work.problems));
    const plan = placeMarks(work.value, here, NO_CHOICES, '2026-02-02T12:00:00.000Z');
    expect(plan.documents.map(({ place }) => place?.reason)).toEqual(['id']);
    const there = here.sources[0]?.revisions[0].text.lastIndexOf('storm');
    expect(plan.placed.map(({ target }) => target.segments[0]?.start)).toEqual([there]);
    expect(plan.left.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/another version of the article/),
    ]);
  });

  test.each(OWN)(
    '%s: another article under the same id and name is not taken for it',
    async (id) => {
      const here = withTexts((_, at) =>
        Array.from({ length: 400 }, (__, n) => `The sentence ${n * 7 + at} of it says so.`).join(
          ' ',
        ),
      );
      const plan = await importInto(id, here);
      expect(plan.placed).toEqual([]);
      expect(plan.documents.every(({ place }) => place === null)).toBe(true);
    },
  );

  test('JSON Lines: the article that a person chose has the positions, if it has the text', async () => {
    const plan = await importInto('jsonl', whole);
    const sources = new Map(
      plan.documents.flatMap(({ document, place }) =>
        place ? [[document.key, place.source.id] as const] : [],
      ),
    );
    const chosen = await importInto('jsonl', whole, { ...NO_CHOICES, sources });
    expect(chosen.documents.map(({ place }) => place?.reason)).toContain('by-hand');
    expect(chosen.placed.map(({ target }) => target)).toEqual(
      plan.placed.map(({ target }) => target),
    );
  });
});
