/** A workspace for tests: one article with an emoji in it, and a code book of two layers. */
import * as v from 'valibot';
import type { Annotation } from '#core/model/annotation.ts';
import { codeBookSchema } from '#core/model/codebook.ts';
import { annotationIdSchema, workspaceIdSchema } from '#core/model/ids.ts';
import { parseAnnotation } from '#core/model/annotation.ts';
import { NOTHING_STATED, sourceSchema } from '#core/model/source.ts';
import { segmentAt } from '#core/text/quote.ts';
import { settingsOf, type WorkspaceContent } from '#core/model/workspace.ts';

export const SMALL_TEXT = 'Storm 🌪 hits the coast\n\nOfficials said that nobody was to blame.';

const tag = (id: string, key: string) => ({
  id,
  label: id,
  key,
  colour: '#aa3300',
  guideline: '',
  example: '',
  counterExample: '',
});

export const smallWorkspace: WorkspaceContent = {
  settings: settingsOf(v.parse(workspaceIdSchema, 'small'), 'A small workspace', 'open'),
  sources: [
    v.parse(sourceSchema, {
      id: 'source-a',
      letter: 'A',
      metadata: { ...NOTHING_STATED, language: 'en' },
      revisions: [
        {
          id: 'revision-1',
          text: SMALL_TEXT,
          blocks: [
            { kind: 'heading', start: 0, end: SMALL_TEXT.indexOf('\n') },
            { kind: 'paragraph', start: SMALL_TEXT.lastIndexOf('\n') + 1, end: SMALL_TEXT.length },
          ],
          sha256: '0'.repeat(64),
        },
      ],
    }),
  ],
  earlierCodeBooks: [],
  codeBook: v.parse(codeBookSchema, {
    id: 'small-book',
    revision: 1,
    label: 'Small book',
    rules: '',
    attributes: [
      {
        kind: 'choice',
        id: 'strength',
        label: 'Strength',
        help: '',
        options: [
          { id: 'weak', label: 'Weak' },
          { id: 'strong', label: 'Strong' },
        ],
      },
      { kind: 'text', id: 'reason', label: 'Reason', help: '', maxLength: 10 },
    ],
    layers: [
      {
        id: 'framing',
        label: 'Framing',
        key: 'f',
        channel: 'tint',
        unit: '',
        attributes: ['strength'],
        tags: [tag('conflict', 'c'), tag('blame', 'b')],
      },
      {
        id: 'claims',
        label: 'Claims',
        key: 'k',
        channel: 'underline',
        unit: '',
        attributes: ['reason'],
        tags: [tag('claim', 'c')],
      },
    ],
  }),
};

/** A valid mark over `[start, end)` of the article, with what the test wants different. */
export function smallMark(id: string, different: Partial<Annotation> = {}): Annotation {
  const mark = parseAnnotation({
    id: v.parse(annotationIdSchema, id),
    target: {
      source: 'source-a',
      revision: 'revision-1',
      segments: [segmentAt(SMALL_TEXT, { start: 0, end: 8 })],
    },
    tag: 'conflict',
    codeBookRevision: 1,
    attributes: {},
    note: '',
    created: '2026-01-31T09:30:00.000Z',
    modified: '2026-01-31T09:30:00.000Z',
  });
  if (!mark.ok) throw new Error(JSON.stringify(mark.problems));
  return { ...mark.value, ...different };
}
