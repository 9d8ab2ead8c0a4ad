/*
 * XLSX: every sheet in one workbook, text as text, so that no program runs a cell or makes a date of it.
 * Written by hand, row by row (docs/decisions/0007): the libraries hold the whole workbook in memory.
 */
import { lettersAt } from '../../text/letters.ts';
import type { ExportFile, FolderFormat, WriteOptions } from '../format.ts';
import { xmlTag } from '../xml.ts';
import { LOSES_IN_SHEETS } from './loses-in-sheets.ts';
import type { Cell, Sheet } from './sheet.ts';
import { workspaceSheets } from './workspace-sheets.ts';
import { SharedStrings } from './xlsx-strings.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const xlsx: FolderFormat = {
  kind: 'package',
  id: 'xlsx',
  label: 'XLSX: all sheets in one workbook',
  use: 'Excel, LibreOffice, Numbers, Google Sheets; SPSS and R read it too.',
  fileExtension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  loses: [
    ...LOSES_IN_SHEETS,
    'Of a cell longer than 32,767 characters the rest; it ends with “[cut]”.',
    'Formulas stay text here. Saved again as CSV by a spreadsheet program they would run: use our CSV for that.',
  ],
  *files(snapshot, options) {
    const sheets = [
      aboutSheet(snapshot.settings.title, options),
      ...workspaceSheets(snapshot, options),
    ];
    const shared = new SharedStrings();
    yield* frame(sheets);
    for (const [at, sheet] of sheets.entries()) {
      yield { path: `xl/worksheets/sheet${at + 1}.xml`, chunks: worksheet(sheet, shared) };
    }
    yield { path: 'xl/sharedStrings.xml', chunks: sharedPart(shared) };
  },
};

/** The README of a workbook: a file of this kind is passed on without one beside it. */
function aboutSheet(title: string, { generatedAt, choice = [] }: WriteOptions): Sheet {
  const said = [
    ['Workspace', title],
    ['Made', `by Crossread at ${generatedAt}`],
    ...choice.map((one) => ['Chosen', one]),
    ...xlsx.loses.map((loss) => ['Left out', loss]),
  ];
  return { name: 'About', columns: ['what', 'says'], rows: said };
}

function part(path: string, content: string): ExportFile {
  return { path, chunks: [DECLARATION + content] };
}

function* frame(sheets: readonly Sheet[]): Generator<ExportFile> {
  const numbers = sheets.map((_, at) => at + 1);
  yield part(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
      numbers
        .map(
          (at) =>
            `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
        )
        .join('') +
      '</Types>',
  );
  yield part('_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']]));
  yield part(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...numbers.map((at) => [`rId${at}`, 'worksheet', `worksheets/sheet${at}.xml`] as const),
      ['rIdStyles', 'styles', 'styles.xml'],
      ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
    ]),
  );
  yield part(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
      sheets
        .map(({ name }, at) =>
          xmlTag('sheet', { name, sheetId: at + 1, 'r:id': `rId${at + 1}` }, '/>'),
        )
        .join('') +
      '</sheets></workbook>',
  );
  yield part(
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}">` +
      '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>' +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
      '</styleSheet>',
  );
}

function relations(list: readonly (readonly [string, string, string])[]): string {
  const each = list.map(([id, type, target]) =>
    xmlTag('Relationship', { Id: id, Type: `${OFFICE}/${type}`, Target: target }, '/>'),
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function* sharedPart(shared: SharedStrings): Generator<string> {
  yield `${DECLARATION}<sst xmlns="${MAIN}">`;
  yield* shared.items();
  yield '</sst>';
}

const HEAD_STYLE = '" s="1';

function* worksheet({ columns, rows }: Sheet, shared: SharedStrings): Generator<string> {
  yield (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols><col min="1" max="${columns.length}" width="18" customWidth="1"/></cols><sheetData>`
  );
  const places = columns.map((_, at) => ({ begin: `<c r="${lettersAt(at)}`, strings: 0 }));
  const row = (cells: readonly Cell[], number: number, style = '') => {
    const place = `${number}${style}`;
    let xml = `<row r="${number}">`;
    let at = 0;
    for (const column of places) {
      const cell = cells[at++] ?? '';
      if (cell !== '') xml += column.begin + place + shared.cell(cell, column);
    }
    return `${xml}</row>`;
  };
  yield row(columns, 1, HEAD_STYLE);
  let number = 2;
  for (const cells of rows) yield row(cells, number++);
  yield '</sheetData></worksheet>';
}
