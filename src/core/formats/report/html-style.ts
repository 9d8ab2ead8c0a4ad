/** The look of the HTML report: one light sheet for screen and paper, with nothing to fetch. */
import type { ReportOutline } from './report-document.ts';

const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; background: #fff; color: #1b1b1b;
  font: 1.0625rem/1.55 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, nav, dl, table, .legend, .aside, .place, .labels, .entries, .made { font-family: system-ui, "Segoe UI", Arial, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.55rem; line-height: 1.2; margin: 0 0 .8rem; }
h3 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; }
h4 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
h1, h2, h3, h4, p, td, th, caption, dd, li { unicode-bidi: plaintext; }
a { color: #0b4f8a; }
.made { color: #555; margin: 0; }
nav ol { columns: 14rem; padding-inline-start: 1.6rem; }
.part { border-top: 2px solid #1b1b1b; margin-top: 3rem; padding-top: 1.4rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.2rem; margin: 0 0 1rem; font-size: .95rem; }
dt { color: #555; } dd { margin: 0; }
.wide { overflow-x: auto; margin: 0 0 1.4rem; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; line-height: 1.4; }
caption { text-align: start; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid #bbb; padding: .35rem .5rem; text-align: start; vertical-align: top; white-space: pre-line; }
thead th { background: #f0efec; overflow-wrap: break-word; } tbody th { font-weight: 600; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.aside { color: #555; font-size: .9rem; font-style: italic; margin: .6rem 0; }
.legend { list-style: none; padding: 0; font-size: .9rem; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; }
.passage { display: grid; grid-template-columns: 7rem 1fr; gap: 0 1rem; margin: 0 0 .8rem; }
.passage p { margin: 0; white-space: pre-line; }
.passage .title { font-weight: 700; font-size: 1.15rem; }
.place { color: #555; font-size: .8rem; padding-top: .25rem; }
mark { background: none; color: inherit; }
.tint { background: #ffedb0; }
.underline { text-decoration: underline 2px #1f5f99; text-underline-offset: 3px; }
.wave { text-decoration: underline wavy 1.5px #a3212f; text-underline-offset: 3px; font-weight: 600; }
.underline.wave { text-decoration: underline double 2px #6b2f7a; }
.labels { font-size: .72em; color: #333; padding: 0 .15em; font-weight: 600; }
.entries { list-style: none; padding-inline-start: 1rem; border-inline-start: 3px solid #ccc; margin: .3rem 0 1.2rem; font-size: .92rem; }
.entries li { white-space: pre-line; margin-bottom: .3rem; }
.space div { height: 2.1rem; border-bottom: 1px solid #999; }
@media (max-width: 40rem) {
  body { padding: 1.25rem 1rem 3rem; }
  .passage { grid-template-columns: 1fr; }
  dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; }
  .wide table { min-width: 34rem; }
}
@media print {
  html { font-size: 10pt; }
  body { padding: 0; max-width: none; }
  nav { display: none; }
  .part { border: 0; margin: 0; padding: 0; break-before: page; }
  .cover + main > .part:first-child { break-before: auto; border-top: 2px solid #1b1b1b; margin-top: 1rem; padding-top: 1rem; }
  .wide { overflow: visible; } .wide table { min-width: 0; }
  thead { display: table-header-group; } tr, .space { break-inside: avoid; }
  h2, h3, h4, caption { break-after: avoid; }
  mark, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
`;

/**
 * With a running head on each printed page: whose hand-in it is, so that loose sheets find home. A4 and Letter alike:
 * the size of the page is the printer's. Browsers that know no page margins print the same without.
 */
export function htmlStyle(title: string, outline: readonly ReportOutline[]): string {
  const pages = outline.map(
    ({ id, title: part }) =>
      `#${id} { page: ${id}; }\n@page ${id} { @top-right { content: ${cssString(part)}; } }\n`,
  );
  // On a page of another name it would be a sheet of its own.
  const cover = outline.slice(0, 1).map(({ id }) => `.cover { page: ${id}; }\n`);
  const page = `@page { margin: 20mm 18mm; font: 8pt sans-serif; @top-left { content: ${cssString(title)}; font: 8pt sans-serif; color: #555; } @top-right { font: 8pt sans-serif; color: #555; } @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555; } }\n`;
  return `${STYLE}${page}${[...cover, ...pages].join('')}`;
}

/** Whatever the words are, as a string of CSS that ends nowhere else: all but plain letters and digits by number. */
function cssString(words: string): string {
  const escaped = words.replaceAll(
    /[^A-Za-z0-9 ]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0xfffd).toString(16)} `,
  );
  return `"${escaped}"`;
}
