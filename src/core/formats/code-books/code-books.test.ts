import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRows } from '../csv-cells.ts';
import { codeBookJson } from '../own/code-book-file.ts';
import { ownJson } from '../own/write-own.ts';
import { refiCodeBook } from '../refi/qdc.ts';
import { refiProject } from '../refi/qdpx.ts';
import { codeBookSheet } from '../sheets/article-sheets.ts';
import type { CodeBook, Tag } from '../../model/codebook.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { EXPORTED_AT, wholeExport } from '../../../testing/exported.ts';
import { hostileText } from '../../../testing/hostile-snapshots.ts';
import { wholeWorkspace } from '../../../testing/whole-workspace.ts';
import { codeBookReport } from './code-book-report.ts';
import { NO_CODE_BOOK_CHOICES, type CodeBookChoices } from './match-tags.ts';
import { planCodeBook, type CodeBookPlan } from './plan-code-book.ts';
import { kindSaid, readCodeBook } from './read-code-book.ts';

const whole = wholeWorkspace(20);
const inUse = new Set(whole.annotations.map(({ tag }) => tag));

const csvSheet = async (snapshot: WorkspaceSnapshot) =>
  strToU8([...csvRows(codeBookSheet(snapshot))].join(''));

const WRITERS: readonly (readonly [
  string,
  (snapshot: WorkspaceSnapshot) => Promise<Uint8Array>,
])[] = [
  ['our own JSON of the code book', (snapshot) => wholeExport(codeBookJson, snapshot)],
  ['our own JSON of the workspace', (snapshot) => wholeExport(ownJson, snapshot)],
  ['REFI-QDA code book', (snapshot) => wholeExport(refiCodeBook, snapshot)],
  ['REFI-QDA project', (snapshot) => wholeExport(refiProject, snapshot)],
  ['our own CSV sheet', csvSheet],
];

function read(bytes: Uint8Array | string) {
  const file = { path: 'file', bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes };
  return readCodeBook(file);
}

/** @throws with the problems when the file is refused or makes no code book. */
function plan(
  bytes: Uint8Array | string,
  codeBook: CodeBook = whole.codeBook,
  choices: Partial<CodeBookChoices> = {},
  used = inUse,
): CodeBookPlan {
  const foreign = read(bytes);
  if (!foreign.ok) throw new Error(JSON.stringify(foreign.problems));
  const now = { codeBook, earlierCodeBooks: whole.earlierCodeBooks, used };
  const made = planCodeBook(foreign.value, now, { ...NO_CODE_BOOK_CHOICES, ...choices });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

function refusal(bytes: Uint8Array | string): string {
  const answer = read(bytes);
  if (answer.ok) throw new Error('the file was read');
  return answer.problems.map(({ path, message }) => `${path}: ${message}`).join('\n');
}

function withTags(change: (tag: Tag) => Tag): WorkspaceSnapshot {
  const layers = whole.codeBook.layers.map((layer) => ({ ...layer, tags: layer.tags.map(change) }));
  return { ...whole, codeBook: { ...whole.codeBook, layers } };
}

const fates = ({ tags }: CodeBookPlan) => Map.groupBy(tags, ({ fate }) => fate);
const tagNamed = (made: CodeBookPlan, label: string) =>
  made.codeBook.layers.flatMap(({ tags }) => tags).find((tag) => tag.label === label);

describe.each(WRITERS)('%s', (_, write) => {
  test('of the same code book changes nothing and makes no revision', async () => {
    const made = plan(await write(whole));
    expect(made.tags.filter(({ fate }) => fate !== 'unchanged')).toEqual([]);
    expect(made).toMatchObject({ isChanged: false, left: [], remarks: [], notInFile: [] });
    expect(made.codeBook).toBe(whole.codeBook);
    expect(made.tags).toHaveLength(whole.codeBook.layers.flatMap(({ tags }) => tags).length);
  });

  test('with other words changes exactly those tags, under the same ids, in a new revision', async () => {
    const id = whole.codeBook.layers[1]?.tags[2]?.id;
    const made = plan(
      await write(
        withTags((tag) =>
          tag.id === id ? { ...tag, label: 'Because of', guideline: 'One led to another.' } : tag,
        ),
      ),
    );
    expect(made.codeBook.revision).toBe(3);
    expect(
      fates(made)
        .get('changed')
        ?.map(({ tag, changes }) => [tag.id, changes]),
    ).toEqual([[id, ['name', 'guideline']]]);
    const { layers } = made.codeBook;
    expect(layers[1]?.tags[2]).toMatchObject({ id, label: 'Because of' });
    expect(layers.flatMap(({ tags }) => tags.map((tag) => tag.id))).toEqual(
      whole.codeBook.layers.flatMap(({ tags }) => tags.map((tag) => tag.id)),
    );
  });

  test('in a workspace that has none of its tags brings layers and tags, and takes nothing away', async () => {
    const [first] = whole.codeBook.layers;
    if (!first) throw new Error('no layer');
    const other = { ...first, id: 'other', label: 'Other', key: 'z' } as typeof first;
    const empty = {
      ...whole.codeBook,
      id: 'empty',
      attributes: [],
      layers: [
        {
          ...other,
          attributes: [],
          tags: first.tags.slice(0, 1).map((tag) => ({ ...tag, id: 'only', label: 'Only' })),
        },
      ],
    } as unknown as CodeBook;
    const made = plan(await write(whole), empty, {}, new Set());
    expect(made.codeBook.layers.map(({ label }) => label)).toEqual([
      'Other',
      ...whole.codeBook.layers.map(({ label }) => label),
    ]);
    for (const [at, layer] of whole.codeBook.layers.entries()) {
      expect(made.codeBook.layers[at + 1]?.tags.map(words)).toEqual(layer.tags.map(words));
    }
    expect(made.notInFile).toMatchObject([{ fate: 'kept', tag: { label: 'Only' } }]);
    expect(new Set(made.codeBook.layers.map(({ key }) => key)).size).toBe(4);
  });

  test('hostile labels and guidelines come back as they were, and change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 3, maxLength: 3 }), async (texts) => {
        let at = 0;
        const snapshot = withTags((tag) => {
          at++;
          const text = texts[at % 3] ?? '';
          return { ...tag, label: `${at}${text}`, guideline: text.slice(0, 4000) };
        });
        const made = plan(await write(snapshot), snapshot.codeBook);
        const changed = fates(made).get('changed') ?? [];
        // XML has no place for some characters: what it marks as lost is told as a change, and is none of ours.
        const told = changed.filter(({ tag }) => !(tag.label + tag.guideline).includes('\ufffd'));
        expect(told).toEqual([]);
        expect(fates(made).get('new') ?? []).toEqual([]);
        expect(made.left).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

const words = ({ label, guideline, example, counterExample, colour }: Tag) => ({
  label,
  guideline,
  example,
  counterExample,
  colour,
});

describe('a tag', () => {
  const few = 'layer;tag;guideline;colour\r\nFraming;War;About fighting.;#ABC\r\nTone;Irony;;\r\n';

  test('that is new gets an id, a free key and its colour; a new layer a channel', () => {
    const made = plan(few);
    expect(tagNamed(made, 'War')).toMatchObject({
      id: 'framing.war',
      colour: '#aabbcc',
      guideline: 'About fighting.',
    });
    const layer = made.codeBook.layers.at(-1);
    expect(layer).toMatchObject({ id: 'tone', label: 'Tone', key: 't' });
    expect(layer?.tags).toMatchObject([{ id: 'tone.irony', label: 'Irony', key: 'i' }]);
    const framing = made.codeBook.layers[0]?.tags.map(({ key }) => key) ?? [];
    expect(new Set(framing).size).toBe(framing.length);
  });

  test('that is not in the file is kept, or taken out when asked and no mark uses it', () => {
    expect(plan(few).notInFile.every(({ fate }) => fate === 'kept')).toBe(true);
    const made = plan(few, whole.codeBook, { removeUnused: true });
    const left = new Set(
      made.codeBook.layers.flatMap(({ tags }) => tags.map(({ id }): string => id)),
    );
    expect(left).toEqual(new Set([...inUse, 'framing.war', 'tone.irony']));
    expect(made.notInFile.some(({ fate }) => fate === 'used')).toBe(true);
    expect(made.notInFile.some(({ fate }) => fate === 'removed')).toBe(true);
  });

  test('that was taken out comes back under its id from our own file, and its id goes to no other', async () => {
    const without = plan(few, whole.codeBook, { removeUnused: true }, new Set()).codeBook;
    const now = { codeBook: without, earlierCodeBooks: [whole.codeBook], used: inUse };
    const back = read(await wholeExport(codeBookJson, whole));
    const again = back.ok && planCodeBook(back.value, now, NO_CODE_BOOK_CHOICES);
    if (!again || !again.ok) throw new Error('refused');
    const ids = again.value.codeBook.layers.flatMap(({ tags }) => tags.map(({ id }) => id));
    expect(ids).toEqual(expect.arrayContaining([...inUse]));
    const old = whole.codeBook.layers[0]?.tags[0];
    const csv = read(`layer,tag\nFraming,${old?.id.replace(/^.*\./, '')}`);
    const made = csv.ok && planCodeBook(csv.value, now, NO_CODE_BOOK_CHOICES);
    expect(made && made.ok && made.value.tags[0]?.tag.id).not.toBe(old?.id);
  });

  test('goes where a person says: another layer, a tag of ours, or nowhere', () => {
    const [framing, claims] = whole.codeBook.layers;
    const fact = claims?.tags[0];
    if (!framing || !claims || !fact) throw new Error('no layers');
    const made = plan(few, whole.codeBook, {
      layers: new Map<string, typeof claims.id | null>([
        ['Tone', null],
        ['Framing', claims.id],
      ]),
      tags: new Map([['row 2', fact.id]]),
    });
    expect(made.tags.map(({ tag, layer }) => [tag.id, tag.label, layer.id])).toEqual([
      [fact.id, 'War', claims.id],
    ]);
    expect(made.left).toEqual([{ where: 'row 3', what: '“Irony” is left out' }]);
    expect(made.codeBook.layers).toHaveLength(3);
  });

  test('that the file has in another layer stays in its own, and that is told', () => {
    const { id, label } = whole.codeBook.layers[0]?.tags[0] ?? {};
    const made = plan(`layer,tag_id,tag\nClaims,${id},${label}`);
    expect(made.isChanged).toBe(false);
    expect(made.remarks).toEqual([
      { where: 'row 2', what: expect.stringMatching(/stays in the layer “Framing”/) as string },
    ]);
  });

  test('that stands twice is read once, and the second is told', () => {
    const made = plan('tag\nIrony\nirony \nWar');
    expect(made.tags.map(({ tag }) => tag.label)).toEqual(['Irony', 'War']);
    expect(made.left).toEqual([{ where: 'row 3', what: '“irony” stands twice in its layer' }]);
  });

  test('with a guideline that is too long is cut, and that is told', () => {
    const made = plan(`tag,guideline\nIrony,${'x'.repeat(3_999)}🌪rest`);
    expect(tagNamed(made, 'Irony')?.guideline).toBe('x'.repeat(3_999));
    expect(made.remarks).toEqual([
      { where: 'row 2', what: expect.stringMatching(/longer than 4000 characters/) as string },
    ]);
  });

  test('more than there are keys share the letters of their names', () => {
    const rows = Array.from({ length: 40 }, (_, at) => `Tone,Tag ${at}`).join('\n');
    const made = plan(`layer,tag\n${rows}`);
    expect(made.codeBook.layers.at(-1)?.tags).toHaveLength(40);
  });

  test('whose name has no Latin letters gets an id all the same', () => {
    const made = plan('layer,tag\n語り,皮肉\n語り,戦争');
    expect(made.codeBook.layers.at(-1)).toMatchObject({ id: 'layer', label: '語り' });
    expect(made.codeBook.layers.at(-1)?.tags.map(({ id }) => id)).toEqual([
      'layer.tag',
      'layer.tag-2',
    ]);
  });
});

test('attributes: new ones come in, choices of ours stay, another kind is told', async () => {
  const [text, choice] = [
    whole.codeBook.attributes.find(({ kind }) => kind === 'text'),
    whole.codeBook.attributes.find(({ kind }) => kind === 'choice'),
  ];
  if (text?.kind !== 'text' || choice?.kind !== 'choice') throw new Error('no attributes');
  const options = [
    { id: 'new', label: 'New' },
    { id: 'newer', label: 'Newer' },
  ];
  const attributes = [
    { ...choice, options },
    { ...text, kind: 'choice', options },
    { ...choice, id: 'fresh' },
  ];
  const { maxLength: _, ...noLength } = { ...text, kind: 'choice', options };
  const file = { ...whole.codeBook, attributes: [attributes[0], noLength, attributes[2]] };
  const made = plan(
    await wholeExport(codeBookJson, { ...whole, codeBook: file as unknown as CodeBook }),
  );
  const merged = made.codeBook.attributes.find(({ id }) => id === choice.id);
  expect(merged?.kind === 'choice' && merged.options).toEqual([...options, ...choice.options]);
  expect(made.codeBook.attributes.find(({ id }) => id === text.id)).toEqual(text);
  expect(made.remarks).toEqual([
    { where: `attribute ${text.id}`, what: 'is a text here and stays one' },
  ]);
  const report = codeBookReport(made, true);
  expect(report.attributes.map(({ id, fate }) => [id, fate])).toEqual([
    ['fresh', 'new'],
    [choice.id, 'changed'],
  ]);
  expect(made.codeBook.attributes).toHaveLength(whole.codeBook.attributes.length + 1);
});

const tags = (text: string) => {
  const book = read(text);
  if (!book.ok) throw new Error(JSON.stringify(book.problems));
  return book.value.tags.map(({ layer, label, guideline }) => [layer, label, guideline]);
};

describe('CSV of other programs', () => {
  test.each([
    ['Taguette', 'tag,description,number of highlights\npeople,,2\npeople.police,Officers,1\n'],
    ['Taguette with path', 'path,description\npeople,\npeople.police,Officers\n'],
    ['Taguette with name', 'name,description\npeople,\npeople.police,Officers\n'],
    ['a BOM and CRLF', '\ufefftag,description\r\npeople,\r\npeople.police,Officers\r\n'],
    ['semicolons', 'Tag;Description\npeople;\npeople.police;Officers\n'],
    ['tabs', 'TAG\tDESCRIPTION\npeople\t\npeople.police\tOfficers'],
    ['quoted cells', '"tag","description"\n"people",""\n"people.police","Officers"\n'],
  ])('%s', (_, text) => {
    expect(tags(text)).toEqual([
      ['', 'people', null],
      ['people', 'police', 'Officers'],
    ]);
  });

  test('columns and rows that say nothing are told', () => {
    const book = read('tag,colour,number of highlights\nIrony,#abc,2\n,,3\nSatire,red,1\n');
    expect(book.ok && book.value.unread).toEqual([
      'Not read: the column “number of highlights” (1)',
      'Not read: rows without a tag (1)',
      'Not read: colours that are not written like #3366cc (1)',
    ]);
  });

  test('a full stop that is no hierarchy stays in the name', () => {
    expect(tags('tag\nMr. Smith\nversion 2.0\n')).toEqual([
      ['', 'Mr. Smith', null],
      ['', 'version 2.0', null],
    ]);
  });

  test('formulas are text, and one apostrophe is undone where the row says so', () => {
    const text = `tag,guideline,escaped\n'=1+1,'=HYPERLINK(A1),tag guideline\n'quoted,=2+2,\n''x,,tag`;
    expect(tags(text)).toEqual([
      ['', '=1+1', '=HYPERLINK(A1)'],
      ['', "'quoted", '=2+2'],
      ['', "'x", null],
    ]);
  });
});

describe('a file that is no code book is refused with a sentence', async () => {
  const bomb = `<!DOCTYPE CodeBook [<!ENTITY a "aaaa"><!ENTITY b "${'&a;'.repeat(1000)}">]>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name="&b;" isCodable="true"/></Codes></CodeBook>`;
  const book = new TextDecoder().decode(await wholeExport(codeBookJson, whole));
  test.each([
    ['nothing', '', /is empty/],
    ['white space', ' \n ', /is empty/],
    ['an entity bomb', bomb, /DOCTYPE/],
    ['XML of something else', '<html><body/></html>', /not REFI-QDA/],
    [
      'a truncated qdc',
      new TextDecoder().decode(await wholeExport(refiCodeBook, whole)).slice(0, 2000),
      /The XML is broken at line/,
    ],
    ['truncated JSON', book.slice(0, 3000), /no whole JSON/],
    ['a prototype key', book.replace('"label"', '"__proto__"'), /__proto__/],
    ['another JSON', '{"a":1}', /neither a code book nor a workspace/],
    ['a JSON list', '[1]', /neither a code book nor a workspace/],
    ['a newer version', book.replace('"version": 1', '"version": 2'), /reads version 1: update it/],
    ['an unknown key in it', book.replace('"label"', '"extra": 1, "label"'), /extra/],
    ['a table without tags', 'a,b\n1,2', /names no column of tags/],
    ['a row with too many cells', 'tag,guideline\nIrony,said, not meant', /row 2: has 3 cells/],
    ['an unclosed quotation mark', 'tag,guideline\nIrony,"said', /no whole CSV/],
    ['Latin-1', new Uint8Array([...strToU8('tag\ncaf'), 0xe9]), /not UTF-8/],
    ['too many rows', `tag\n${'Irony\n'.repeat(1_001)}`, /more than 1000 rows/],
    ['a ZIP without a project', zipSync({ 'a.txt': strToU8('x') }), /no .qde file/],
    ['a ZIP with a way out', zipSync({ '../a.qde': strToU8('x') }), /leads out/],
    ['a ZIP that is cut', (await wholeExport(refiProject, whole)).slice(0, 900), /no whole ZIP/],
  ])('%s', (_, bytes, sentence) => {
    expect(refusal(bytes)).toMatch(sentence);
  });

  test('50 MB in bounded time', () => {
    const began = performance.now();
    expect(refusal(`tag\n${'Irony\n'.repeat(8_500_000)}`)).toMatch(/more than 1000 rows/);
    expect(refusal(`tag\n${'x'.repeat(50_000_000)}`)).toMatch(/no whole CSV/);
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test('a code book that would be too large to work with', () => {
    const rows = Array.from({ length: 980 }, (_, at) => `T,Tag ${at}`).join('\n');
    expect(() => plan(`layer,tag\n${rows}`)).toThrow(/would make 10\d\d tags/);
    const layers = Array.from({ length: 35 }, (_, at) => `Layer ${at},T`).join('\n');
    expect(() => plan(`layer,tag\n${layers}`)).toThrow(/would make 38 layers/);
  });
});

test('a code book is known by what stands in it', async () => {
  const files = await Promise.all(WRITERS.map(([, write]) => write(whole)));
  const known = files.map((bytes) => kindSaid({ path: '', bytes }) === 'code book');
  expect(known).toEqual([true, false, true, false, false]);
  expect([...ownJson.write(whole, EXPORTED_AT)].join('')).toContain('"codeBooks"');
});
