import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSourceFile } from './read-source-file.ts';

const SCHEMAS = 'http://schemas.openxmlformats.org';
const NAMESPACES = `xmlns:w="${SCHEMAS}/wordprocessingml/2006/main" xmlns:m="${SCHEMAS}/officeDocument/2006/math"`;

const run = (words: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
const paragraph = (inner: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
const style = (id: string, inner: string) => `<w:style w:styleId="${id}">${inner}</w:style>`;

type Parts = Readonly<Record<string, string>>;

/** Parts by their names in the folder of the document. */
const docxOf = (body: string, more: Parts = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': '<Types/>',
        'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
        ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [`word/${name}`, xml])),
      }).map(([path, xml]) => [path, strToU8(xml)]),
    ),
  );

async function read(body: string, more?: Parts) {
  const answer = await readSourceFile('a.docx', docxOf(body, more));
  const [article] = answer.ok ? answer.value : [];
  if (!article) throw new Error(JSON.stringify(answer));
  return article;
}

const CHANGES = 'The document has tracked changes: they were taken as accepted.';
const HIDDEN = 'Words that are hidden in the document were left out.';
const READINGS = 'Readings set above characters (ruby) were left out; the characters are there.';

describe('the words of a Word document', () => {
  const field = (words: string) =>
    `<w:fldSimple w:instr=" SEQ Figure "><w:fldData>QQ==</w:fldData>${run(words)}</w:fldSimple>`;
  const ruby = (base: string, reading: string) =>
    `<w:r><w:ruby><w:rubyPr><w:hps w:val="9"/></w:rubyPr><w:rt>${run(reading)}</w:rt><w:rubyBase>${run(base)}</w:rubyBase></w:ruby></w:r>`;

  test.each<[string, string, string, string[]]>([
    ['a field', run('Figure ') + field('1') + run(': a &amp; b'), 'Figure 1: a & b', []],
    ['characters with readings', ruby('東京', 'とうきょう') + run('で'), '東京で', [READINGS]],
    [
      'what runs the other way',
      `<w:dir w:val="rtl">${run('שלום ')}<w:bdo w:val="rtl">${run('עולם')}</w:bdo></w:dir>`,
      'שלום עולם',
      [],
    ],
    [
      'line breaks and tabs',
      `<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t><w:ptab/><w:t>c</w:t></w:r>`,
      'a\nb c',
      [],
    ],
    [
      'hidden words',
      run('Seen') + run(' SECRET', '<w:vanish/>') + run('.', '<w:vanish w:val="false"/>'),
      'Seen.',
      [HIDDEN],
    ],
    [
      'words that were hidden once',
      run('Seen', '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'),
      'Seen',
      [],
    ],
    [
      'a field that begins hidden',
      `<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText></w:r>
       <w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('6 May')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      '6 May',
      [],
    ],
    [
      'words that were moved',
      run('To: ') + `<w:moveTo w:id="1">${run('moved')}</w:moveTo>`,
      'To: moved',
      [CHANGES],
    ],
    [
      'words that were moved away',
      run('From: ') + `<w:moveFrom w:id="1">${run('moved')}</w:moveFrom>` + run('none'),
      'From: none',
      [CHANGES],
    ],
    [
      'formulas',
      run('It is ') + '<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>' + run('high'),
      'It is high',
      ['Formulas were left out: type them where they matter.'],
    ],
    [
      'a document in the document',
      run('Before') + '<w:subDoc/>',
      'Before',
      ['Another document that is set into this one was left out: paste its text.'],
    ],
    [
      'signs without a letter of their own',
      run('Here') + '<w:r><w:sym w:font="Nowhere" w:char="F0FF"/></w:r>',
      'Here',
      ['Signs of a special font were left out: type them where they matter.'],
    ],
    [
      'what nobody knows',
      run('Before') + '<w:news/><w:olds/><w:news/><w:permStart w:id="1"/>',
      'Before',
      [
        'Parts of a kind that is not read were left out (news, olds): check whether they had words.',
      ],
    ],
  ])('%s', async (_, inner, words, remarks) => {
    expect(await read(paragraph(inner))).toMatchObject({ text: words, remarks });
  });

  test('under another prefix, of the strict kind', async () => {
    const document = `<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p>
      <fldSimple><r><t>6 May</t></r></fldSimple><r><rPr><vanish/></rPr><t>SECRET</t></r></p></body></document>`;
    expect(await read('', { 'document.xml': document })).toMatchObject({
      text: '6 May',
      remarks: [HIDDEN],
    });
  });

  test('of a hidden style are left out, also where the style is based on one', async () => {
    const styles = `<w:styles ${NAMESPACES}>${[
      style('Top', '<w:rPr><w:vanish/></w:rPr>'),
      style('Top2', '<w:basedOn w:val="Top"/>'),
      style('Shown', '<w:basedOn w:val="Top"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
      style('Loop', '<w:basedOn w:val="Loop"/>'),
    ].join('')}</w:styles>`;
    const body = [
      paragraph(run('Top of Form'), '<w:pStyle w:val="Top"/>'),
      paragraph(run('Above') + run(' SECRET', '<w:rStyle w:val="Top2"/>')),
      paragraph(run('Shown'), '<w:pStyle w:val="Shown"/>'),
      paragraph(run('Loop'), '<w:pStyle w:val="Loop"/>'),
    ];
    expect(await read(body.join(''), { 'styles.xml': styles })).toMatchObject({
      text: 'Above\n\nShown\n\nLoop',
      remarks: [HIDDEN],
    });
  });

  test('of charts and diagrams are told of', async () => {
    const { remarks } = await read(paragraph(run('Above')), { 'charts/chart1.xml': '<c/>' });
    expect(remarks).toEqual(['Charts and diagrams were left out, with the words in them.']);
  });

  test.each(['document.xml', 'styles.xml'])('are not read when %s is no XML', async (part) => {
    const bytes = docxOf(paragraph(run('Above')), { [part]: '<w:p>' });
    expect(await readSourceFile('a.docx', bytes)).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('could not be read') }],
    });
  });

  test('that stand deeper than in any document are not looked for long', async () => {
    const count = 50_000;
    const nest = '<w:sdt><w:sdtContent>'.repeat(count) + '</w:sdtContent></w:sdt>'.repeat(count);
    const began = performance.now();
    expect(await readSourceFile('a.docx', docxOf(nest))).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('could not be read') }],
    });
    // Less than a second; a minute, were all of it read.
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

const notesOf = (kind: string, ...words: string[]): Parts => ({
  [`${kind}s.xml`]: `<w:${kind}s ${NAMESPACES}>${words
    .map((one, at) => `<w:${kind} w:id="${at + 1}">${paragraph(run(one))}</w:${kind}>`)
    .join('')}</w:${kind}s>`,
});
const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;

describe('notes', () => {
  test.each<[string, string, Parts, string, string]>([
    [
      'at the foot',
      reference('footnote', 1) + reference('footnote', 2),
      notesOf('footnote', 'A foot. ', 'Up ↑'),
      'Said[1][2]\n\nA foot.\n\nUp ↑',
      'Footnotes stand',
    ],
    [
      'at the end',
      reference('endnote', 1),
      notesOf('endnote', 'An end.'),
      'Said[1]\n\nAn end.',
      'Endnotes stand',
    ],
    [
      'of both kinds',
      reference('footnote', 1) + reference('endnote', 1),
      { ...notesOf('footnote', 'A foot.'), ...notesOf('endnote', 'An end.') },
      'Said[1][2]\n\nA foot.\n\nAn end.',
      'Footnotes and endnotes stand',
    ],
  ])('%s stand behind the text as their writer wrote them', async (_, refs, parts, text, named) => {
    const remarks = [`${named} at the end: set them aside, or leave them.`];
    expect(await read(paragraph(run('Said') + refs), parts)).toMatchObject({ text, remarks });
  });

  test('that nothing refers to are not told of', async () => {
    const { text, remarks } = await read(paragraph(run('Said')), notesOf('footnote', 'A foot.'));
    expect([text, remarks]).toEqual(['Said', []]);
  });
});
