/*
 * What one member hands in: the marks in the text and as a list, what changed since the reveal, the threads the
 * member took part in, and the reflection, or room to write one by hand.
 * Adjudicated marks have the first half of it, since nobody hands them in.
 * Not the class: class-summary.ts. Goes to every writer of the report.
 */
import { comparePasses, countPasses } from '../../compare/passes.ts';
import { NEUTRAL_WORDING, wordingOf } from '../../compare/plain-wordings.ts';
import type { PublishedAnnotation } from '../../model/annotation.ts';
import type { MemberId } from '../../model/ids.ts';
import { REFLECTION_TITLE } from '../../model/reflection.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { counted } from '../../text/counted.ts';
import { markedTexts } from '../marked-texts.ts';
import { markedPassages, type NumberedMark } from './marked-passages.ts';
import { legendOf } from './legend.ts';
import type { ReportBlock } from './report-document.ts';
import { articleTitle, wordsOf, type ReportNames } from './report-names.ts';
import { threadBlocks, type Thread } from './threads.ts';

const LONGEST_QUOTE = 160;
const LINES_TO_WRITE_ON = 10;

export interface MarkParts {
  readonly snapshot: WorkspaceSnapshot;
  readonly names: ReportNames;
  /** In text order. */
  readonly marks: readonly PublishedAnnotation[];
  readonly mostMarks: number;
  /** What of the workspace the file holds, a sentence each, where no class summary says it. */
  readonly chosen: readonly string[];
}

/** `marks` are those of the member. */
export interface HandInParts extends MarkParts {
  readonly member: MemberId;
  /** That the member took part in. */
  readonly threads: readonly Thread[];
  readonly mostThreads: number;
}

export function handIn(parts: HandInParts): ReportBlock[] {
  const { snapshot, names, member, marks } = parts;
  return [
    ...factsOf(parts),
    ...(marks.length === 0
      ? [
          {
            kind: 'paragraph',
            text: `No mark of ${names.member(member)} is in this report.`,
          } as const,
        ]
      : markBlocks(parts)),
    ...sinceReveal(snapshot, member, marks),
    ...threadsBlocks(parts),
    { kind: 'heading', level: 2, text: REFLECTION_TITLE },
    ...reflection(parts),
  ];
}

/** There is at least one. */
export function adjudicatedBlocks(parts: MarkParts): ReportBlock[] {
  return [...factsOf(parts), ...markBlocks(parts)];
}

function factsOf({ snapshot, marks, chosen }: MarkParts): ReportBlock[] {
  return [
    {
      kind: 'facts',
      rows: [
        { name: 'Workspace', value: snapshot.settings.title },
        { name: 'Marks', value: String(marks.length) },
      ],
    },
    ...chosen.map((text) => ({ kind: 'aside', text }) as const),
  ];
}

/** In the text and as a list. */
function markBlocks({ snapshot, names, marks, mostMarks }: MarkParts): ReportBlock[] {
  const shown = marks.slice(0, mostMarks);
  const numbered = shown.map((annotation, index): NumberedMark => {
    const { tag, layer } = names.code(annotation.tag);
    return { annotation, number: index + 1, tagLabel: tag.label, channel: layer.channel };
  });
  return [
    { kind: 'legend', rows: legendOf(snapshot, shown) },
    ...leftOut(marks.length - shown.length),
    ...textBlocks(snapshot, numbered),
    markTable(numbered, names),
  ];
}

/** Of each round that the member wrote about, the last first; lines to write on where there is none. */
function reflection({ snapshot, member }: HandInParts): ReportBlock[] {
  const written = snapshot.records.reflections
    .filter(({ author }) => author === member)
    .toSorted((a, b) => b.round - a.round);
  if (written.length === 0)
    return [{ kind: 'space', label: REFLECTION_TITLE, lines: LINES_TO_WRITE_ON }];
  return written.flatMap(({ round, body }): ReportBlock[] => [
    ...(snapshot.settings.round > 1
      ? [{ kind: 'heading', level: 3, text: `Round ${round}` } as const]
      : []),
    ...body
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((text): ReportBlock => ({ kind: 'paragraph', text })),
  ]);
}

function leftOut(count: number): ReportBlock[] {
  if (count <= 0) return [];
  const text = `${counted(count, 'more mark is', 'more marks are')} left out here: this file holds the first of each hand-in. The HTML report and the spreadsheet have all.`;
  return [{ kind: 'aside', text }];
}

function textBlocks(snapshot: WorkspaceSnapshot, numbered: readonly NumberedMark[]): ReportBlock[] {
  const annotations = numbered.map(({ annotation }) => annotation);
  const byText = Map.groupBy(
    numbered,
    ({ annotation: { target } }) => `${target.source}/${target.revision}`,
  );
  return markedTexts({ ...snapshot, annotations }).flatMap(({ source, revision, isCurrent }) => {
    const here = byText.get(`${source.id}/${revision.id}`) ?? [];
    if (here.length === 0) return [];
    const { language } = source.metadata;
    const earlier = isCurrent ? '' : ' (an earlier text)';
    const title = `Article ${source.letter}: ${articleTitle(source)}${earlier}`;
    const passages = markedPassages(revision, language, here).map((one): ReportBlock =>
      'passage' in one
        ? { kind: 'passage', passage: one.passage }
        : {
            kind: 'aside',
            text: `${counted(one.skipped, 'paragraph', 'paragraphs')} without marks`,
          },
    );
    return [{ kind: 'heading', level: 2, text: title } as const, ...passages];
  });
}

function markTable(numbered: readonly NumberedMark[], names: ReportNames): ReportBlock {
  const columns = [
    { name: 'No.', weight: 1, isNumber: true },
    { name: 'Mark', weight: 3 },
    { name: 'Words', weight: 6 },
    { name: 'What was said of it', weight: 5 },
  ];
  return {
    kind: 'table',
    table: { caption: 'All marks', columns, rows: markRows(numbered, names) },
  };
}

function* markRows(numbered: readonly NumberedMark[], names: ReportNames): Generator<string[]> {
  for (const { annotation, number, tagLabel } of numbered) {
    const { layer } = names.code(annotation.tag);
    const wording = wordingOf(annotation);
    const said = [
      ...(wording ? [`Neutral wording: ${wording.words}`] : []),
      ...names.attributes(annotation, NEUTRAL_WORDING),
      ...(annotation.note === '' ? [] : [`Note: ${annotation.note}`]),
    ];
    const words = `“${wordsOf(annotation.target, LONGEST_QUOTE)}”`;
    yield [
      String(number),
      `${tagLabel}\n${layer.label}`,
      `${words}\n${names.place(annotation.target)}`,
      said.join('\n'),
    ];
  }
}

/** Against the last reveal that the reader may see. */
function sinceReveal(
  { firstPasses }: WorkspaceSnapshot,
  member: MemberId,
  marks: readonly PublishedAnnotation[],
): ReportBlock[] {
  const pass = firstPasses.at(-1);
  const first = pass?.annotations.filter(({ author }) => author === member) ?? [];
  if (!pass || first.length + marks.length === 0) return [];
  const { kept, changed, added, removed } = countPasses(comparePasses(first, marks));
  const text = `Since the reveal of round ${pass.round}: ${kept} kept, ${changed} changed, ${added} added, ${removed} removed.`;
  return [
    { kind: 'heading', level: 2, text: 'Before and after the talk' },
    { kind: 'paragraph', text },
  ];
}

function threadsBlocks({ threads, names, mostThreads }: HandInParts): ReportBlock[] {
  if (threads.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Threads' },
    ...threadBlocks(threads, names, mostThreads),
  ];
}
