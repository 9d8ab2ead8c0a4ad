import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ForeignWork, InputFile } from '../foreign-work.ts';
import { readQdc } from './read-qdc.ts';
import { readQdpx } from './read-qdpx.ts';

const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const ANA = guid(1);
const BLAME = guid(2);
const HERO = guid(3);
const TEXT = guid(4);

const CODES = `<CodeBook><Codes><Code guid="${BLAME}" name="Blame" isCodable="true" color="#F80"><Description>Who did it</Description><Code guid="${HERO}" name="Hero" isCodable="1"/></Code></Codes></CodeBook>`;

const file = (path: string, content: string | Uint8Array): InputFile => ({
  path,
  bytes: typeof content === 'string' ? strToU8(content) : content,
});

function coding(number: number, code: string, more = ''): string {
  return `<Coding guid="${guid(number)}"${more}><CodeRef targetGUID="${code}"/></Coding>`;
}

function selection(start: number | string, end: number | string, inner: string, more = ''): string {
  return `<PlainTextSelection guid="${guid(90)}" startPosition="${start}" endPosition="${end}"${more}>${inner}</PlainTextSelection>`;
}

function source(inner: string, path = `internal://${TEXT}.txt`): string {
  return `<Sources><TextSource guid="${TEXT}" name="Storm" plainTextPath="${path}">${inner}</TextSource></Sources>`;
}

function project(inner: string, origin = 'Other'): string {
  return `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="${origin}"><Users><User guid="${ANA}" name="Ana" id="A"/></Users>${CODES}${inner}</Project>`;
}

const STORM = file(`sources/${TEXT}.txt`, 'Storm 🌪 hits\nthe coast');

function read(inner: string, { origin = 'Other', files = [STORM] } = {}): ForeignWork {
  const work = readQdpx([file('project.qde', project(inner, origin)), ...files]);
  if (!work.ok) throw new Error(JSON.stringify(work.problems));
  return work.value;
}

function problems(files: readonly InputFile[]): string[] {
  const work = readQdpx(files);
  return work.ok ? ['was read'] : work.problems.map(({ message }) => message);
}

describe('a project of another program', () => {
  test('selections where they are not looked for are counted', () => {
    const one = selection(0, 5, coding(11, BLAME));
    const { marks, unread } = read(
      `${source(one)}${source(one)}<Own xmlns="urn:own"><List>${one}</List></Own>`,
    );
    expect(marks).toHaveLength(1);
    expect(unread).toEqual([
      'Not read: 2 selections that stand in no text of the list of sources (nobody knows what it is of).',
    ]);
  });

  test('codes, users, several codings of one selection, inherited facts', () => {
    const made = 'creationDateTime="2026-01-31T09:30:00Z"';
    const work = read(
      source(
        selection(
          6,
          7,
          `<Description> why </Description>${coding(11, BLAME)}${coding(12, HERO, ` creatingUser="{${guid(7)}}" creationDateTime="2026-01-31T09:30:00"`)}`,
          ` name="🌪" creatingUser="${ANA}" ${made}`,
        ),
      ),
    );
    expect(work.unit).toBe('code-point');
    expect(work.codes).toEqual([
      { key: BLAME, label: 'Blame', layer: '', colour: '#ff8800', guideline: 'Who did it' },
      { key: HERO, label: 'Hero', layer: 'Blame', colour: null, guideline: '' },
    ]);
    expect(work.marks).toEqual([
      {
        where: 'line 1',
        id: guid(11),
        document: TEXT,
        code: BLAME,
        annotator: 'Ana',
        annotatorIs: 'name',
        spans: [{ start: 6, end: 7 }],
        quotes: ['🌪'],
        prefix: '',
        suffix: '',
        note: 'why',
        attributes: {},
        created: '2026-01-31T09:30:00Z',
        modified: null,
      },
      expect.objectContaining({ id: guid(12), code: HERO, annotator: guid(7), created: null }),
    ]);
    expect(work.unread).toEqual([
      'Not read: 1 time without a zone (it could be any of two dozen).',
    ]);
  });

  test('names in place of GUIDs, on one line', () => {
    const codes =
      '<Code guid="c001" name="Blame" isCodable="true"/><Code guid=" c002 " name="Hero" isCodable="true"/>';
    const xml = project(
      source(
        selection(0, 5, coding(11, 'c001', ' creatingUser="u1"')) +
          selection(6, 7, coding(12, 'c002')) +
          selection(6, 7, coding(13, 'C002')),
      ),
    )
      .replace(/<Codes>.*<\/Codes>/, `<Codes>${codes}</Codes>`)
      .replace(`guid="${ANA}"`, 'guid="u1"');
    const work = readQdpx([file('project.qde', xml), STORM]);
    if (!work.ok) throw new Error(JSON.stringify(work.problems));
    expect(work.value.codes.map(({ key, label }) => `${key} ${label}`)).toEqual([
      'c001 Blame',
      'c002 Hero',
    ]);
    expect(work.value.marks.map(({ code, annotator }) => [code, annotator])).toEqual([
      ['c001', 'Ana'],
      ['c002', null],
    ]);
    expect(work.value.unread).toEqual([
      expect.stringMatching(/1 coding with a code that is not in the code book/),
    ]);
  });

  test('a path that is written as an address', () => {
    const marked = selection(0, 5, coding(11, BLAME));
    const named = source(marked, 'internal://Storm%20over%20100%25.txt');
    const { documents } = read(named, { files: [file('sources/Storm over 100%.txt', 'Storm')] });
    expect(documents).toMatchObject([{ text: 'Storm' }]);
  });

  test('braces, upper case, any name of the project, any case of the folder', () => {
    const upper = TEXT.toUpperCase();
    const xml = project(
      source(selection(0, 5, coding(11, `{${BLAME}}`)), `internal://${upper}.TXT`),
    );
    const work = readQdpx([
      file(
        'Storm/Trial.QDE',
        xml.replace(`<TextSource guid="${TEXT}"`, `<TextSource guid="{${upper}}"`),
      ),
      file(`Storm/SOURCES/{${TEXT}}.txt`, 'Storm'),
      file('__MACOSX/Storm/._Trial.qde', ''),
      file('Storm/._Trial.qde', ''),
    ]);
    if (!work.ok) throw new Error(JSON.stringify(work.problems));
    expect(work.value.documents).toEqual([{ key: TEXT, name: 'Storm', text: 'Storm', url: null }]);
    expect(work.value.marks).toMatchObject([{ document: TEXT, code: BLAME }]);
  });

  test('NVivo counts UTF-16 over CRLF, without the BOM', () => {
    const text = 'Storm 🌪 hits\r\nthe coast';
    const work = read(source(selection(9, 18, coding(11, BLAME), ' name="hits the"')), {
      origin: 'NVivo 12 for Windows',
      files: [file(`Sources/${TEXT}.txt`, `\ufeff${text}`)],
    });
    expect(work.unit).toBe('utf-16');
    expect(work.documents[0]?.text).toBe(text);
    const [mark] = work.marks;
    expect(text.slice(mark?.spans[0]?.start, mark?.spans[0]?.end)).toBe('hits\r\nthe');
    expect(mark?.quotes).toEqual(['hits\r\nthe']);
  });

  test.each([
    ['two, as NVivo counts them', 9, 12],
    ['one, as ATLAS.ti did', 8, 11],
  ])('CRLF that counts as %s', (_, start, end) => {
    const work = read(source(selection(start, end, coding(11, BLAME))), {
      files: [file(`sources/${TEXT}.txt`, 'a\r\nStorm the sea')],
    });
    expect(work.documents[0]?.text?.slice(start, end)).toBe('the');
  });

  test.each([
    ['the text at code points', 8, 16, 'hits the', ['hits\nthe']],
    ['the text at UTF-16 units', 9, 17, 'hits the', ['hits\nthe']],
    ['as long as the span, so a quote of another text', 0, 5, 'Flood', ['Flood']],
    ['a title', 0, 5, 'Quotation 7', []],
    ['nothing', 0, 5, '', []],
    ['beyond the text', 0, 500, 'Storm', []],
  ])('a name that is %s', (_, start, end, name, quotes) => {
    const work = read(source(selection(start, end, coding(11, BLAME), ` name="${name}"`)));
    expect(work.marks).toMatchObject([{ spans: [{ start, end }], quotes }]);
  });

  test.each([
    ['UTF-16 LE', new Uint8Array([0xff, 0xfe, 0x41, 0, 0x3d, 0xd8, 0x0, 0xde]), 'A😀', []],
    ['UTF-16 BE', new Uint8Array([0xfe, 0xff, 0, 0x41]), 'A', []],
    ['Latin-1', new Uint8Array([0x41, 0xe9]), 'A\ufffd', [/1 text that is not UTF-8/]],
    ['a replacement character of its own', strToU8('\ufeffA\ufffd'), 'A\ufffd', []],
  ])('a text in %s', (_, bytes, text, unread) => {
    const work = read(source(''), { files: [file(`sources/${TEXT}.txt`, bytes)] });
    expect(work.documents[0]?.text).toBe(text);
    expect(work.unread).toEqual(unread.map((one) => expect.stringMatching(one) as string));
  });

  test('texts in the project itself, texts of PDFs, addresses', () => {
    const url = `<VariableValue><VariableRef targetGUID="${guid(20)}"/><TextValue>https://x.org</TextValue></VariableValue>`;
    const work = read(
      `<Variables><Variable guid="${guid(20)}" name="Url" typeOfVariable="Text"/></Variables><Sources>
      <TextSource guid="${TEXT}" name="In"><PlainTextContent>a\r\nb</PlainTextContent>${selection(0, 1, coding(11, BLAME))}${url}</TextSource>
      <PDFSource guid="${guid(21)}" name="Page"><PDFSelection/><Representation guid="${guid(22)}"><PlainTextContent>c</PlainTextContent>${selection(0, 1, coding(12, HERO))}</Representation></PDFSource>
      <TextSource guid="${TEXT}" name="Twin"/></Sources>`,
      { files: [] },
    );
    expect(work.documents).toEqual([
      { key: TEXT, name: 'In', text: 'a\nb', url: 'https://x.org' },
      { key: `${TEXT} (text 2)`, name: 'Twin', text: null, url: null },
      { key: guid(22), name: 'Page', text: 'c', url: null },
    ]);
    expect(work.marks.map(({ document }) => document)).toEqual([TEXT, guid(22)]);
    expect(work.unread).toHaveLength(2);
  });

  test('everything without a place is counted, a sentence a kind', () => {
    const inside = [
      '<Description>about</Description>',
      selection(3, 3, coding(11, BLAME)),
      selection(-1, 3, coding(11, BLAME)),
      selection('a', 3, coding(11, BLAME)),
      selection(5, 3, coding(11, BLAME)),
      selection('1e1', 30, coding(11, BLAME)),
      selection(0, 3, ''),
      selection(0, 3, coding(11, guid(99))),
      coding(11, BLAME),
      `<VariableValue><VariableRef targetGUID="${guid(20)}"/><TextValue>x</TextValue></VariableValue>`,
    ];
    const work = read(
      `<Cases><Case guid="${guid(30)}"/><Case guid="${guid(31)}"/></Cases>${source(
        inside.join(''),
      ).replace(
        '</Sources>',
        '<PictureSource/><AudioSource/><VideoSource/><PDFSource/></Sources>',
      )}<Notes><Note/></Notes><Links><Link name="piece of the same mark"/></Links><Sets><Set/></Sets><Graphs><Graph/></Graphs><Description>all</Description>`,
      { files: [STORM, file('sources/x.docx', 'x')] },
    );
    expect(work.marks).toEqual([]);
    expect(work.unread.map((one) => one.replace(/^Not read: (.*?) \(.*\)\.$/, '$1'))).toEqual([
      '1 PDF without its text',
      '1 coding of a whole text',
      '2 descriptions of the project, of texts or categories',
      '1 value of a variable',
      '1 selection of no length',
      '4 selections without positions that can be read',
      '1 selection without a code',
      '1 coding with a code that is not in the code book',
      '1 picture',
      '1 sound recording',
      '1 video',
      '2 cases',
      '1 memo',
      '1 set',
      '1 diagram',
      '1 link',
      '1 other file in the project',
    ]);
  });

  test('a text whose file is missing keeps its marks, and is named', () => {
    const work = read(source(selection(0, 5, coding(11, BLAME), ' name="Storm"')), { files: [] });
    expect(work.documents).toMatchObject([{ text: null }]);
    expect(work.marks).toMatchObject([{ quotes: ['Storm'] }]);
    expect(work.unread).toEqual([expect.stringMatching(/1 text whose file is not in/) as string]);
  });

  test('names that are hooks of JavaScript are names', () => {
    const work = read(
      `<Sources><TextSource guid="${TEXT}" name="__proto__"><PlainTextContent>abc</PlainTextContent>${selection(
        0,
        3,
        `<Description>Attributes:\n- __proto__: x</Description>${coding(11, BLAME)}`,
        ' name="constructor" __proto__="1"',
      )}</TextSource></Sources>`,
      { origin: 'Crossread', files: [file('__proto__', '')] },
    );
    const [mark] = work.marks;
    expect(work.documents[0]?.name).toBe('__proto__');
    expect(Object.entries(mark?.attributes ?? {})).toEqual([['__proto__', 'x']]);
    expect(Object.getPrototypeOf(mark?.attributes)).toBe(Object.prototype);
  });

  test('links of pieces that lead in circles or elsewhere join nothing wrongly', () => {
    const twice = `${selection(0, 3, coding(11, BLAME))}${selection(4, 6, coding(12, HERO))}`;
    const link = `<Links><Link name="piece of the same mark" originGUID="${guid(90)}" targetGUID="${guid(90)}"/></Links>`;
    const work = read(`${source(twice)}${link}`, { origin: 'Crossread' });
    expect(work.marks.map(({ spans }) => spans)).toEqual([
      [{ start: 0, end: 3 }],
      [{ start: 4, end: 6 }],
    ]);
  });
});

const BOMB =
  '<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><Project xmlns="urn:QDA-XML:project:1.0">&b;</Project>';

test('a hundred thousand users of one name do not hold up the reader', () => {
  const lists = `<Users>${Array.from({ length: 100_000 }, (_, at) => `<User guid="${guid(at)}" name="Ana"/>`).join('')}</Users>`;
  const xml = project('').replace(/<Users>.*<\/Users>/, lists);
  const started = performance.now();
  expect(readQdpx([file('p.qde', xml)]).ok).toBe(true);
  expect(performance.now() - started).toBeLessThan(10_000);
});

describe('a file that is not right is refused with a sentence', () => {
  const deep = `${'<Code isCodable="true">'.repeat(10_000)}${'</Code>'.repeat(10_000)}`;

  test.each([
    ['nothing', [], /no \.qde file/],
    ['no project', [STORM], /no \.qde file/],
    [
      'two projects',
      [file('a.qde', ''), file('b.qde', '')],
      /2 \.qde files in it \(a\.qde, b\.qde\)/,
    ],
    ['an entity bomb', [file('p.qde', BOMB)], /DOCTYPE/],
    ['an outside DTD', [file('p.qde', '<!DOCTYPE x SYSTEM "http://x.org/x.dtd"><x/>')], /DOCTYPE/],
    ['cut XML', [file('p.qde', project('').slice(0, -20))], /broken at line 1/],
    ['no XML', [file('p.qde', new Uint8Array([0x50, 0x4b, 3, 4]))], /broken at line 1/],
    ['10,000 levels', [file('p.qde', project(deep))], /deeper than 100 levels/],
    ['no namespace', [file('p.qde', '<Project/>')], /names no namespace/],
    ['another namespace', [file('p.qde', '<Project xmlns="urn:x"/>')], /is in “urn:x”/],
    [
      'a code book',
      [file('p.qde', '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>')],
      /begins with <CodeBook>/,
    ],
    [
      'an absolute path',
      [file('p.qde', project(source('', 'absolute:///etc/passwd')))],
      /leads out/,
    ],
    ['a relative path', [file('p.qde', project(source('', 'relative:///x.txt')))], /leads out/],
    ['a bare path', [file('p.qde', project(source('', 'x.txt')))], /leads out/],
    ['two dots', [file('p.qde', project(source('', 'internal://../x.txt')))], /leads out/],
    ['a folder', [file('p.qde', project(source('', 'internal://a/x.txt')))], /leads out/],
    ['a backslash', [file('p.qde', project(source('', 'internal://..\\x.txt')))], /leads out/],
    ['no name', [file('p.qde', project(source('', 'internal://')))], /leads out/],
  ])('%s', (_, files, message) => {
    const found = problems(files);
    expect(found).toEqual([expect.stringMatching(message) as string]);
    expect(found[0]).toMatch(/\.$/);
    expect(found[0]?.length).toBeLessThan(400);
  });

  test('a project cut anywhere, or with bytes changed, never throws', () => {
    const whole = strToU8(project(source(selection(0, 5, coding(11, BLAME)))));
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255))),
        (length, changes) => {
          const bytes = whole.slice(0, length);
          for (const [at, byte] of changes) if (at < length) bytes[at] = byte;
          expect(typeof readQdpx([file('p.qde', bytes), STORM]).ok).toBe('boolean');
        },
      ),
      { numRuns: 500 },
    );
  });
});

function book(version: string, inner: string): string {
  return `\ufeff<CodeBook xmlns="urn:QDA-XML:codebook:${version}">${inner}</CodeBook>`;
}

describe('a code book of another program', () => {
  const code = `<Codes><Code guid="c001" name="Blame" isCodable="true"/><Code guid="${guid(5)}" name="Frames" isCodable="false"><Description>kept?</Description><Code guid="{${HERO}}" name="Frames: Hero" isCodable="true" color="#ABCDEF"/></Code><Code guid="${HERO}" name="Twin" isCodable="true"/><Code guid="${guid(6)}" name="Empty" isCodable="false"/></Codes><Sets><Set/></Sets>`;

  test.each(['1.0', '1:0', '0:4'])('in version %s', (version) => {
    const codes = readQdc(book(version, code));
    if (!codes.ok) throw new Error(JSON.stringify(codes.problems));
    expect(codes.value.codes).toEqual([
      { key: 'c001', label: 'Blame', layer: '', colour: null, guideline: '' },
      { key: HERO, label: 'Hero', layer: 'Frames', colour: '#abcdef', guideline: '' },
    ]);
    expect(codes.value.unread).toHaveLength(4);
  });

  test('codes without GUIDs on one line are all read', () => {
    const plain = '<Codes><Code name="A"><Code name="B"/></Code><Code/></Codes>';
    const codes = readQdc(book('1.0', plain));
    if (!codes.ok) throw new Error(JSON.stringify(codes.problems));
    expect(codes.value.codes.map(({ label }) => label)).toEqual(['A', 'B', 'line 1, code 3']);
    expect(codes.value.unread).toEqual([]);
  });

  test.each([
    ['no codes', book('1.0', '<Codes/>'), /has no codes/],
    ['another version', book('9.9', code), /is in “urn:QDA-XML:codebook:9\.9”/],
    ['a project', project(''), /begins with <Project>/],
    ['a bomb', BOMB, /DOCTYPE/],
    ['no XML', 'a,b,c', /broken at line 1/],
  ])('refused: %s', (_, text, message) => {
    const codes = readQdc(text);
    expect(codes.ok ? [] : codes.problems.map((one) => one.message)).toEqual([
      expect.stringMatching(message) as string,
    ]);
  });
});
