/*
 * Workspaces that break careless exporters: characters beyond the BMP, clusters, right-to-left text,
 * overlapping marks in several pieces, and cells, names and labels that mean something to a program.
 */
import fc from 'fast-check';
import * as v from 'valibot';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import { annotationIdSchema, attributeIdSchema, sourceIdSchema } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import { memberIdSchema } from '#core/model/ids.ts';
import type { Source } from '#core/model/source.ts';
import { NO_RECORDS, type WorkspaceSnapshot } from '#core/model/workspace.ts';
import { classifyBlocks } from '#core/text/blocks.ts';
import { toCanonicalText } from '#core/text/canonical.ts';
import { targetAt } from '#core/text/quote.ts';
import { mergeSpans, tidySpan } from '#core/text/segments.ts';
import { smallWorkspace } from './small-workspace.ts';

const PIECES = [
  ['🌪', '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇫🇷', 'é', 'ñ̩', '𠀀', '𪜀', '漢字'],
  ['שלום', 'مرحبا', '\u202eright to left\u202c', '\u200f', '\u00a0'],
  [
    'word',
    ' ',
    '. ',
    '“He said”',
    '"',
    ',',
    ';',
    "'",
    '=1+1',
    '@',
    '+',
    '-',
    '＝',
    '\t',
    '\\',
    'C:\\',
  ],
  ['\n\n', '\n', '</script>', '&amp;', '\\u0041', '\u2028'],
].flat();

/** Text as canonical as a revision's. */
const articleText = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 40 })
  .map((pieces) => toCanonicalText(`${pieces.join('')}end`));

/** What people (and programs) may put into notes, names and labels. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    ...[
      ['=1+1', '=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', ' =1+1'],
      [
        '＝1',
        '＋1',
        '－1',
        '＠1',
        "'=1",
        "''",
        "'",
        '"',
        '""',
        ',',
        'a,b',
        'a"b',
        'a\r\nb',
        '\ufeff=1',
      ],
      ['', ' ', '007', '2026-01-05', '1E5', '__proto__', '{"@id":"x"}', 'مرحبا', '👩‍👩‍👧‍👦', '\u0000'],
    ].flat(),
  ),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const markShape = fc.record({
  source: fc.nat(1),
  spans: fc.array(
    fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(30) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  tag: fc.constantFrom(...smallWorkspace.codeBook.layers.flatMap(({ tags }) => tags)),
  note: hostileText,
  reason: hostileText,
  author: fc.nat(2),
});

export const hostileSnapshots: fc.Arbitrary<WorkspaceSnapshot> = fc
  .record({
    texts: fc.tuple(articleText, articleText),
    outlet: hostileText,
    url: fc.oneof(
      fc.constantFrom(
        'https://example.org/a?b=ü#c',
        'javascript:alert(1)',
        '/relative',
        'https://',
      ),
      hostileText,
    ),
    names: fc.tuple(hostileText, hostileText),
    labels: fc.array(hostileText, { minLength: 3, maxLength: 3 }),
    marks: fc.array(markShape, { maxLength: 12 }),
  })
  .map(({ texts, outlet, url, names, labels, marks }) => {
    const sources = texts.map((text, index) => sourceOf(text, index, outlet, url));
    const members = names.map((displayName, index): Member => ({
      id: memberId(index),
      displayName,
      role: 'annotator',
      group: null,
    }));
    const codeBook = {
      ...smallWorkspace.codeBook,
      layers: smallWorkspace.codeBook.layers.map((layer) => ({
        ...layer,
        tags: layer.tags.map((tag, index) => ({ ...tag, label: labels[index] ?? '' })),
      })),
    };
    const annotations = marks.flatMap((shape, index): PublishedAnnotation[] => {
      const source = sources[shape.source];
      const revision = source?.revisions[0];
      if (!source || !revision) return [];
      const { text } = revision;
      const spans = shape.spans.flatMap(({ at, length }) => {
        const start = Math.floor(at * text.length);
        return tidySpan(text, { start, end: start + length + 1 }) ?? [];
      });
      if (spans.length === 0) return [];
      const time = new Date(Date.UTC(2026, 0, 1) + index).toISOString();
      return [
        {
          id: v.parse(annotationIdSchema, `mark-${index}`),
          target: targetAt(source, revision, mergeSpans(spans)),
          tag: shape.tag.id,
          codeBookRevision: codeBook.revision,
          attributes: { [v.parse(attributeIdSchema, 'reason')]: shape.reason },
          note: shape.note,
          created: time,
          modified: time,
          // The third has left the workspace: the mark stays, the name is gone.
          author: memberId(shape.author),
        },
      ];
    });
    return {
      settings: smallWorkspace.settings,
      sources,
      codeBook,
      earlierCodeBooks: [],
      members,
      annotations,
      records: NO_RECORDS,
      firstPasses: [],
      notes: null,
    };
  });

/** Both sources use one revision id, as two imports may. */
function sourceOf(text: string, index: number, outlet: string, url: string): Source {
  const [small] = smallWorkspace.sources;
  if (!small) throw new Error('the small workspace has no source');
  const sha256 = String(index).repeat(64);
  return {
    id: v.parse(sourceIdSchema, `source-${index}`),
    letter: index === 0 ? 'A' : 'B',
    metadata: { ...small.metadata, outlet, url },
    revisions: [{ ...small.revisions[0], text, blocks: classifyBlocks(text), sha256 }],
  };
}

function memberId(index: number) {
  return v.parse(memberIdSchema, `member-${index}`);
}
