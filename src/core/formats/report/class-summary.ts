/*
 * The first part of a report: what was read, who marked what, where members agree and differ, claims, names, voices,
 * threads and the shared notes. Not what one member did: hand-in.ts. Goes to every writer of the report.
 */
import { articleWords } from '../../compare/article-words.ts';
import { currentRevision, headingIn, type Source } from '../../model/source.ts';
import { PHASE_WORDS, type WorkspaceSnapshot } from '../../model/workspace.ts';
import { counted } from '../../text/counted.ts';
import { countedOnce, withoutAdjudicated } from '../adjudicated-version.ts';
import type { WriteOptions } from '../format.ts';
import { comparisonBlocks } from './comparison-tables.ts';
import { commonBlocks } from './common-passage-tables.ts';
import { earlierTextBlocks, membersTable, tagsTable } from './mark-tables.ts';
import type { ReportBlock, ReportTable } from './report-document.ts';
import { readableTime, statedTime, type ReportNames } from './report-names.ts';
import { notesBlocks } from './shared-notes.ts';
import { threadBlocks, type Thread } from './threads.ts';
import { MOST_OF_NUMBERS, tablesOf } from './wide-tables.ts';

export interface ClassParts {
  readonly snapshot: WorkspaceSnapshot;
  readonly names: ReportNames;
  readonly threads: readonly Thread[];
  readonly mostThreads: number;
}

export function classSummary(parts: ClassParts, options: WriteOptions): ReportBlock[] {
  const { snapshot, names, threads, mostThreads } = parts;
  const own = withoutAdjudicated(snapshot, options);
  return [
    { kind: 'facts', rows: factsOf(snapshot, own, options) },
    ...(options.choice ?? []).map((text) => ({ kind: 'aside', text }) as const),
    ...table('Articles', articlesTable(snapshot.sources)),
    { kind: 'heading', level: 2, text: 'Marks' },
    ...marksBlocks(snapshot, own, names),
    ...commonBlocks(own, names),
    ...comparisonBlocks(countedOnce(snapshot, options)),
    ...(threads.length === 0 ? [] : [{ kind: 'heading', level: 2, text: 'Threads' } as const]),
    ...threadBlocks(threads, names, mostThreads),
    ...notesBlocks(snapshot.notes),
  ];
}

function factsOf(
  { settings, sources, codeBook, annotations }: WorkspaceSnapshot,
  own: WorkspaceSnapshot,
  { generatedAt }: WriteOptions,
) {
  const adjudicated = annotations.length - own.annotations.length;
  const authors = new Set(own.annotations.map(({ author }) => author)).size;
  const round = settings.round === 0 ? '' : `, round ${settings.round}`;
  return [
    { name: 'Workspace', value: settings.title },
    { name: 'Phase', value: `${PHASE_WORDS[settings.phase]}${round}` },
    { name: 'Code book', value: `${codeBook.label}, revision ${codeBook.revision}` },
    { name: 'Articles', value: String(sources.length) },
    ...(adjudicated > 0 && authors === 0
      ? []
      : [
          {
            name: 'Marks',
            value: `${own.annotations.length} by ${counted(authors, 'member', 'members')}`,
          },
        ]),
    ...(adjudicated > 0 ? [{ name: 'Adjudicated marks', value: String(adjudicated) }] : []),
    { name: 'Made', value: readableTime(generatedAt) },
  ];
}

function table(heading: string, made: ReportTable): ReportBlock[] {
  return [
    { kind: 'heading', level: 2, text: heading },
    { kind: 'table', table: made },
  ];
}

function articlesTable(sources: readonly Source[]): ReportTable {
  return {
    caption: 'What was read',
    columns: [
      { name: 'Letter', weight: 2 },
      { name: 'Article', weight: 9 },
      { name: 'Published', weight: 4 },
      { name: 'Language', weight: 3 },
      { name: 'Words', weight: 2, isNumber: true },
    ],
    rows: sources.map((source) => {
      const { outlet, headline, byline, url, published, updated, language } = source.metadata;
      return [
        source.letter,
        lines(outlet, headline ?? headingIn(currentRevision(source)), byline, url) || 'Untitled',
        lines(published && statedTime(published), updated && `updated ${statedTime(updated)}`),
        language ?? '',
        String(articleWords(source)),
      ];
    }),
  };
}

/** Of people; where the file has adjudicated marks alone, of these, and of nobody. */
function marksBlocks(
  snapshot: WorkspaceSnapshot,
  own: WorkspaceSnapshot,
  names: ReportNames,
): ReportBlock[] {
  if (snapshot.annotations.length === 0) {
    const text = 'Nobody has made a mark yet that this report may show.';
    return [{ kind: 'paragraph', text }];
  }
  const numbers = (one: ReportTable) => tablesOf(one, snapshot.sources.length, MOST_OF_NUMBERS);
  if (own.annotations.length === 0) {
    return numbers(tagsTable(snapshot, 'Adjudicated marks by layer and tag'));
  }
  return [
    ...numbers(tagsTable(own, 'Marks by layer and tag', 'Members who marked it')),
    ...numbers(membersTable(own, names)),
    ...earlierTextBlocks(own),
  ];
}

/** What is stated, a line each. */
function lines(...said: readonly (string | null)[]): string {
  return said.filter((one) => one !== null && one !== '').join('\n');
}
