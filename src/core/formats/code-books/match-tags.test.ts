import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { wholeWorkspace } from '../../../testing/whole-workspace.ts';
import { codeBookReport } from './code-book-report.ts';
import { NO_CODE_BOOK_CHOICES } from './match-tags.ts';
import { planCodeBook, type CodeBookPlan } from './plan-code-book.ts';
import { readCodeBook } from './read-code-book.ts';

const whole = wholeWorkspace(20);

/** @throws with the problems when the file is refused or makes no code book. */
function plan(csv: string): CodeBookPlan {
  const foreign = readCodeBook({ path: 'file', bytes: strToU8(csv) });
  if (!foreign.ok) throw new Error(JSON.stringify(foreign.problems));
  const made = planCodeBook(
    foreign.value,
    { ...whole, used: new Set(whole.annotations.map(({ tag }) => tag)) },
    NO_CODE_BOOK_CHOICES,
  );
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

const tagNamed = (made: CodeBookPlan, label: string) =>
  made.codeBook.layers.flatMap(({ tags }) => tags).find((tag) => tag.label === label);

describe('a name that is given on', () => {
  const head = 'layer_id,layer,tag_id,tag,guideline\n';
  const renamed = 'framing,Framing,F.conflict,Conflict (broad),\n';
  const fresh = ',Framing,,Conflict,Only open fights.\n';

  test.each([
    ['before', head + fresh + renamed],
    ['behind', head + renamed + fresh],
  ])('a new tag %s the tag whose old name it has is new, and that one is renamed', (_, csv) => {
    const made = plan(csv);
    expect(made.left).toEqual([]);
    expect(tagNamed(made, 'Conflict (broad)')).toMatchObject({
      id: 'F.conflict',
      guideline: whole.codeBook.layers[0]?.tags[0]?.guideline,
    });
    const tag = tagNamed(made, 'Conflict');
    expect(tag).toMatchObject({ id: 'framing.conflict', guideline: 'Only open fights.' });
  });

  test('the new name of a renamed tag is no second tag', () => {
    const made = plan(`${head}${renamed},Framing,,Conflict (broad),Twice.\n`);
    expect(made.left).toHaveLength(1);
    expect(made.tags.filter(({ fate }) => fate === 'new')).toEqual([]);
  });

  test.each([
    ['before', `${head},Framing,,Hope,\nframing,Old framing,F.conflict,Conflict,\n`],
    ['behind', `${head}framing,Old framing,F.conflict,Conflict,\n,Framing,,Hope,\n`],
  ])('a new layer %s the layer whose old name it has is new', (_, csv) => {
    const { layers } = plan(csv).codeBook;
    expect(layers[0]).toMatchObject({ id: 'framing', label: 'Old framing' });
    expect(layers.at(-1)).toMatchObject({ label: 'Framing', tags: [{ label: 'Hope' }] });
  });

  test('a layer that is renamed is told, though no tag changes', () => {
    const report = codeBookReport(plan(`${head}framing,Old framing,F.conflict,Conflict,\n`), true);
    expect(report.tags.map(({ fate }) => fate)).toEqual(['unchanged']);
    expect(report.layers).toMatchObject([{ label: 'Old framing', changes: ['name'] }]);
  });

  test('a row without ids goes into the layer that another row renames to its name', () => {
    const csv = `${head},Old framing,,Hope,\nframing,Old framing,F.conflict,Conflict,\n`;
    const { layers } = plan(csv).codeBook;
    expect(layers).toHaveLength(whole.codeBook.layers.length);
    expect(layers[0]).toMatchObject({ id: 'framing', label: 'Old framing' });
    expect(layers[0]?.tags.at(-1)).toMatchObject({ label: 'Hope' });
  });
});
