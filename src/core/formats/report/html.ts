/*
 * The report as one HTML file for screen and printer: no script, nothing to fetch, everything that people wrote
 * escaped. Not the content (report.ts). In pieces, so that a class of any size streams.
 */
import { xmlAttribute, xmlText } from '../xml.ts';
import { htmlStyle } from './html-style.ts';
import type {
  Passage,
  Piece,
  ReportBlock,
  ReportDocument,
  ReportPart,
  ReportTable,
} from './report-document.ts';
import { readableTime } from './report-names.ts';

/** Scripts, frames, pictures and fonts of other places are refused by the browser, should any slip in. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function* htmlOf(document: ReportDocument): Generator<string> {
  const { title, language, generatedAt, outline } = document;
  yield `<!doctype html>
<html lang="${xmlAttribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${xmlText(title)}</title>
<style>${htmlStyle(title, outline)}</style>
</head>
<body>
<header class="cover">
<h1>${xmlText(title)}</h1>
<p class="made">Made by Crossread, ${xmlText(readableTime(generatedAt))}</p>
`;
  if (outline.length > 1) {
    const links = outline.map(
      ({ id, title: part }) => `<li><a href="#${id}">${xmlText(part)}</a></li>`,
    );
    yield `<nav aria-label="Parts"><ol>${links.join('')}</ol></nav>\n`;
  }
  yield '</header>\n<main>\n';
  for (const part of document.parts) yield* partOf(part);
  yield '</main>\n</body>\n</html>\n';
}

function* partOf({ id, title, blocks }: ReportPart): Generator<string> {
  yield `<section class="part" id="${id}" aria-labelledby="${id}-title">\n<h2 id="${id}-title">${xmlText(title)}</h2>\n`;
  for (const block of blocks) yield* blockOf(block);
  yield '</section>\n';
}

function* blockOf(block: ReportBlock): Generator<string> {
  switch (block.kind) {
    case 'heading':
      yield element(block.level === 2 ? 'h3' : 'h4', block.text);
      return;
    case 'paragraph':
      yield element('p', block.text);
      return;
    case 'aside':
      yield `<p class="aside">${xmlText(block.text)}</p>\n`;
      return;
    case 'facts': {
      const rows = block.rows.map(
        ({ name, value }) => `${element('dt', name)}${element('dd', value)}`,
      );
      yield `<dl>\n${rows.join('')}</dl>\n`;
      return;
    }
    case 'entries': {
      const rows = block.entries.map(
        ({ name, value }) =>
          `<li><strong>${xmlText(name)}</strong>: <bdi>${xmlText(value)}</bdi></li>\n`,
      );
      yield `<ul class="entries">\n${rows.join('')}</ul>\n`;
      return;
    }
    case 'legend': {
      const rows = block.rows.map(
        ({ channel, label }) => `<li><mark class="${channel}">${xmlText(label)}</mark></li>\n`,
      );
      yield `<ul class="legend" aria-label="How marks look">\n${rows.join('')}</ul>\n`;
      return;
    }
    case 'table':
      yield* tableOf(block.table);
      return;
    case 'passage':
      yield passageOf(block.passage);
      return;
    case 'space':
      yield `<div class="space">${'<div></div>'.repeat(block.lines)}</div>\n`;
  }
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>\n`;
}

/** Can be scrolled by keyboard where it is wider than the screen. */
function* tableOf({ caption, columns, rows }: ReportTable): Generator<string> {
  const numberClass = (index: number) => (columns[index]?.isNumber ? ' class="number"' : '');
  const head = columns.map(
    ({ name }, index) => `<th scope="col"${numberClass(index)}>${xmlText(name)}</th>`,
  );
  yield `<div class="wide" tabindex="0" role="group" aria-label="${xmlAttribute(caption)}"><table>
<caption>${xmlText(caption)}</caption>
<colgroup>${columnWidths(columns)}</colgroup>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
`;
  for (const row of rows) {
    const cells = row.map((cell, index) =>
      index === 0
        ? `<th scope="row"${numberClass(index)}>${xmlText(cell)}</th>`
        : `<td${numberClass(index)}>${xmlText(cell)}</td>`,
    );
    yield `<tr>${cells.join('')}</tr>\n`;
  }
  yield '</tbody></table></div>\n';
}

/** Else browsers give the room to the longest words, and the others break after a few letters. */
function columnWidths(columns: ReportTable['columns']): string {
  const all = columns.reduce((sum, { weight }) => sum + weight, 0);
  return columns
    .map(({ weight }) => `<col style="width: ${Math.round((100 * weight) / all)}%"/>`)
    .join('');
}

function passageOf({ place, isHeading, language, pieces }: Passage): string {
  const lang = isLanguage(language) ? ` lang="${language}"` : '';
  const title = isHeading ? ' class="title"' : '';
  const text = pieces.map(pieceOf).join('');
  return `<div class="passage"><span class="place">${xmlText(place)}</span><p dir="auto"${lang}${title}>${text}</p></div>\n`;
}

function pieceOf({ text, channels, labels }: Piece): string {
  if (labels.length === 0) return xmlText(text);
  return `<mark class="${channels.join(' ')}">${xmlText(text)}</mark><bdi class="labels">[${xmlText(labels.join(', '))}]</bdi>`;
}

/** What a page states as its language may be anything. BCP 47, as far as a browser cares. */
function isLanguage(language: string | null): language is string {
  return language !== null && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language);
}
