/** "7 of 9 marked this": the passages that members marked most alike and most differently, as tables. */
import { commonPassages, type CommonPassage } from '../../compare/common-passages.ts';
import { codersOf } from '../../compare/mark-figures.ts';
import { currentRevision } from '../../model/source.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import type { ReportBlock } from './report-document.ts';
import { shortened, type ReportNames } from './report-names.ts';

const MOST_ROWS = 10;
const LONGEST_QUOTE = 240;

/** Empty where fewer than two members marked anything. */
export function commonBlocks(snapshot: WorkspaceSnapshot, names: ReportNames): ReportBlock[] {
  const { annotations, sources, codeBook } = snapshot;
  const authors = new Set(annotations.map(({ author }) => author));
  if (authors.size < 2) return [];
  const coders = new Map(
    sources.map((source) => [source.id, codersOf(annotations, source).length]),
  );
  const { agreed, disputed } = commonPassages(annotations, sources, codeBook, MOST_ROWS);
  const place = (one: CommonPassage) => [words(one), names.placeAt(one.source, one.start)];
  return [
    { kind: 'heading', level: 2, text: 'Where members agree and differ' },
    ...commonTable(
      'Most agreed',
      'No two members gave the same words the same tag.',
      agreed
        .slice(0, MOST_ROWS)
        .map((one) => [
          ...place(one),
          one.tags[0] ? names.code(one.tags[0].tag).tag.label : '',
          `${one.tags[0]?.members ?? 0} of ${coders.get(one.source.id) ?? 0} marked this`,
        ]),
    ),
    ...commonTable(
      'Most disputed',
      'No two members gave the same words different tags of one layer.',
      disputed
        .slice(0, MOST_ROWS)
        .map((one) => [
          ...place(one),
          one.tags
            .map(({ tag, members }) => `${names.code(tag).tag.label} (${members})`)
            .join('\n'),
          `${one.members} of ${coders.get(one.source.id) ?? 0} marked this`,
        ]),
    ),
  ];
}

function commonTable(caption: string, none: string, rows: string[][]): ReportBlock[] {
  if (rows.length === 0) return [{ kind: 'paragraph', text: none }];
  const columns = [
    { name: 'Words', weight: 6 },
    { name: 'Where', weight: 3 },
    { name: 'Tag', weight: 3 },
    { name: 'Members', weight: 3 },
  ];
  return [{ kind: 'table', table: { caption, columns, rows } }];
}

/** With the rest of words that a mark cut, on one line. */
function words({ source, start, end }: CommonPassage): string {
  const { text } = currentRevision(source);
  const before = /[\p{L}\p{N}]{0,24}$/u.exec(text.slice(Math.max(0, start - 48), start))?.[0] ?? '';
  const after = /^[\p{L}\p{N}]{0,24}/u.exec(text.slice(end, end + 48))?.[0] ?? '';
  const whole = `${before}${text.slice(start, end)}${after}`.trim().replaceAll(/\s+/g, ' ');
  return `“${shortened(whole, LONGEST_QUOTE)}”`;
}
