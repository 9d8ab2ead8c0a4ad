/*
 * How many marks there are, by layer and tag and by member, an article a column.
 * Both tables count by one rule: under an article stand the marks on its text as it reads now; those whose words a
 * correction took out stand in a row and a column of their own, so that both add up to all marks.
 */
import { codersOf, marksIn } from '../../compare/mark-figures.ts';
import { onTextOfNow } from '../../compare/text-of-now.ts';
import type { PublishedAnnotation } from '../../model/annotation.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { counted } from '../../text/counted.ts';
import type { ReportBlock, ReportTable } from './report-document.ts';
import type { ReportNames } from './report-names.ts';

const EARLIER = 'On an earlier text';

/**
 * Marks of each layer and each tag that was used.
 * @param markers names the row of how many members marked the article; none without it.
 */
export function tagsTable(
  snapshot: WorkspaceSnapshot,
  caption: string,
  markers?: string,
): ReportTable {
  const { codeBook, sources, annotations } = snapshot;
  const inSource = sources.map((source) => {
    const marks = marksIn(annotations, source);
    const tags = Map.groupBy(marks, ({ tag }) => tag);
    return { coders: codersOf(marks, source).length, count: (id: string) => countOf(tags, id) };
  });
  const tagRow = (label: string, ids: readonly string[]) =>
    sumRow(
      label,
      inSource.map(({ count }) => ids.reduce((sum, id) => sum + count(id), 0)),
    );
  const rows = codeBook.layers.flatMap((layer) => [
    ...tagRow(
      `${layer.label}, all`,
      layer.tags.map(({ id }) => id),
    ),
    ...layer.tags.flatMap(({ id, label }) => tagRow(label, [id])),
  ]);
  const earlier = Map.groupBy(earlierMarks(snapshot), ({ target }) => target.source);
  return {
    caption,
    columns: [
      { name: 'Layer and tag', weight: 4 },
      ...sources.map(({ letter }) => ({ name: letter, weight: 1, isNumber: true })),
      { name: 'All', weight: 1, isNumber: true },
    ],
    rows: [
      ...rows,
      ...sumRow(
        EARLIER,
        sources.map(({ id }) => countOf(earlier, id)),
      ),
      ...(markers === undefined
        ? []
        : [[markers, ...inSource.map(({ coders }) => String(coders)), '']]),
    ],
  };
}

/** No row where all are 0. */
function sumRow(label: string, counts: readonly number[]): string[][] {
  const all = counts.reduce((sum, one) => sum + one, 0);
  return all === 0 ? [] : [[label, ...counts.map(String), String(all)]];
}

/** Annotators who marked nothing stand in it too. */
export function membersTable(snapshot: WorkspaceSnapshot, names: ReportNames): ReportTable {
  const { members, sources, annotations } = snapshot;
  const byAuthor = Map.groupBy(annotations, ({ author }) => author);
  const earlier = Map.groupBy(earlierMarks(snapshot), ({ author }) => author);
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
      ...(earlier.size === 0 ? [] : [{ name: EARLIER, weight: 1, isNumber: true }]),
      { name: 'All', weight: 1, isNumber: true },
    ],
    rows: [...ids].map((id) => {
      const own = byAuthor.get(id) ?? [];
      const counts = sources.map((source) => String(marksIn(own, source).length));
      const before = earlier.size === 0 ? [] : [String(countOf(earlier, id))];
      return [names.member(id), ...counts, ...before, String(own.length)];
    }),
  };
}

/** Says why a part of the marks is under no article. */
export function earlierTextBlocks(snapshot: WorkspaceSnapshot): ReportBlock[] {
  const count = earlierMarks(snapshot).length;
  if (count === 0) return [];
  const text = `${counted(count, 'mark is', 'marks are')} on an earlier text of an article: a correction took the words out. They are among all marks, and count under no article, layer or tag.`;
  return [{ kind: 'aside', text }];
}

function earlierMarks({ sources, annotations }: WorkspaceSnapshot): PublishedAnnotation[] {
  const isNow = onTextOfNow(sources);
  return annotations.filter((mark) => !isNow(mark));
}

function countOf(groups: ReadonlyMap<string, readonly unknown[]>, id: string): number {
  return groups.get(id)?.length ?? 0;
}
