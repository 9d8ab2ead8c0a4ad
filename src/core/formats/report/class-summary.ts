/*
 * The first part of a report: what was read, who marked what, where members agree and differ, claims, names, voices,
 * threads and the shared notes. Not what one member did: hand-in.ts. Goes to every writer of the report.
 */
import { articleWords } from '../../compare/article-words.ts';
import { codersOf, marksIn } from '../../compare/mark-figures.ts';
import type { Source } from '../../model/source.ts';
import { PHASE_WORDS, type WorkspaceSnapshot } from '../../model/workspace.ts';
import type { WriteOptions } from '../format.ts';
import { comparisonBlocks } from './comparison-tables.ts';
import { commonBlocks } from './common-passage-tables.ts';
import type { ReportBlock, ReportTable } from './report-document.ts';
import { counted, headingOf, readableTime, type ReportNames } from './report-names.ts';
import { notesBlocks } from './shared-notes.ts';
import { threadBlocks, type Thread } from './threads.ts';

export interface ClassParts {
  readonly snapshot: WorkspaceSnapshot;
  readonly names: ReportNames;
  readonly threads: readonly Thread[];
  readonly mostThreads: number;
}

export function classSummary(parts: ClassParts, options: WriteOptions): ReportBlock[] {
  const { snapshot, names, threads, mostThreads } = parts;
  return [
    { kind: 'facts', rows: factsOf(snapshot, options) },
    ...(options.choice ?? []).map((text) => ({ kind: 'aside', text }) as const),
    ...table('Articles', articlesTable(snapshot.sources)),
    { kind: 'heading', level: 2, text: 'Marks' },
    ...marksBlocks(snapshot, names),
    ...commonBlocks(snapshot, names),
    ...comparisonBlocks(snapshot),
    ...(threads.length === 0 ? [] : [{ kind: 'heading', level: 2, text: 'Threads' } as const]),
    ...threadBlocks(threads, names, mostThreads),
    ...notesBlocks(snapshot.notes),
  ];
}

function factsOf(
  { settings, sources, codeBook, annotations }: WorkspaceSnapshot,
  { generatedAt }: WriteOptions,
) {
  const authors = new Set(annotations.map(({ author }) => author)).size;
  const round = settings.round === 0 ? '' : `, round ${settings.round}`;
  return [
    { name: 'Workspace', value: settings.title },
    { name: 'Phase', value: `${PHASE_WORDS[settings.phase]}${round}` },
    { name: 'Code book', value: `${codeBook.label}, revision ${codeBook.revision}` },
    { name: 'Articles', value: String(sources.length) },
    { name: 'Marks', value: `${annotations.length} by ${counted(authors, 'member', 'members')}` },
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
      { name: 'Letter', weight: 1 },
      { name: 'Article', weight: 6 },
      { name: 'Published', weight: 3 },
      { name: 'Language', weight: 2 },
      { name: 'Words', weight: 1, isNumber: true },
    ],
    rows: sources.map((source) => {
      const { outlet, headline, byline, url, published, updated, language } = source.metadata;
      return [
        source.letter,
        lines(outlet, headline ?? headingOf(source), byline, url) || 'Untitled',
        lines(published, updated === null ? null : `updated ${updated}`),
        language ?? '',
        String(articleWords(source)),
      ];
    }),
  };
}

function marksBlocks(snapshot: WorkspaceSnapshot, names: ReportNames): ReportBlock[] {
  const { annotations } = snapshot;
  if (annotations.length === 0) {
    const text = 'Nobody has made a mark yet that this report may show.';
    return [{ kind: 'paragraph', text }];
  }
  return [
    { kind: 'table', table: tagsTable(snapshot) },
    { kind: 'table', table: membersTable(snapshot, names) },
  ];
}

/** What is stated, a line each. */
function lines(...said: readonly (string | null)[]): string {
  return said.filter((one) => one !== null && one !== '').join('\n');
}

/** Marks of each layer and each tag that was used, an article a column. */
function tagsTable({ codeBook, sources, annotations }: WorkspaceSnapshot): ReportTable {
  const inSource = sources.map((source) => {
    const marks = marksIn(annotations, source);
    const tags = Map.groupBy(marks, ({ tag }) => tag);
    return { coders: codersOf(marks, source).length, count: (id: string) => countOf(tags, id) };
  });
  const row = (label: string, ids: readonly string[]) => {
    const counts = inSource.map(({ count }) => ids.reduce((sum, id) => sum + count(id), 0));
    const all = counts.reduce((sum, one) => sum + one, 0);
    return all === 0 ? [] : [[label, ...counts.map(String), String(all)]];
  };
  const rows = codeBook.layers.flatMap((layer) => [
    ...row(
      `${layer.label}, all`,
      layer.tags.map(({ id }) => id),
    ),
    ...layer.tags.flatMap(({ id, label }) => row(label, [id])),
  ]);
  return {
    caption: 'Marks by layer and tag',
    columns: [
      { name: 'Layer and tag', weight: 4 },
      ...sources.map(({ letter }) => ({ name: letter, weight: 1, isNumber: true })),
      { name: 'All', weight: 1, isNumber: true },
    ],
    rows: [...rows, ['Members who marked it', ...inSource.map(({ coders }) => String(coders)), '']],
  };
}

function countOf(groups: ReadonlyMap<string, readonly unknown[]>, id: string): number {
  return groups.get(id)?.length ?? 0;
}

/** Annotators who marked nothing stand in it too. */
function membersTable(
  { members, sources, annotations }: WorkspaceSnapshot,
  names: ReportNames,
): ReportTable {
  const byAuthor = Map.groupBy(annotations, ({ author }) => author);
  const ids = new Set([
    ...members
      .filter(({ id, role }) => role === 'annotator' || byAuthor.has(id))
      .map(({ id }) => id),
    ...byAuthor.keys(),
  ]);
  return {
    caption: 'Marks by member',
    columns: [
      { name: 'Member', weight: 4 },
      ...sources.map(({ letter }) => ({ name: letter, weight: 1, isNumber: true })),
      { name: 'All', weight: 1, isNumber: true },
    ],
    rows: [...ids].map((id) => {
      const own = byAuthor.get(id) ?? [];
      const bySource = Map.groupBy(own, ({ target }) => target.source);
      const counts = sources.map((source) => String(countOf(bySource, source.id)));
      return [names.member(id), ...counts, String(own.length)];
    }),
  };
}
