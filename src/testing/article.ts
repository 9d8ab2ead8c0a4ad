/** An article made of paragraphs, for tests and measurements that need no workspace. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { NOTHING_STATED, sourceSchema, type Source } from '#core/model/source.ts';

export function articleOf(
  paragraphs: readonly string[],
  { id = 'article', letter = 'A', language = 'en' } = {},
): Source {
  const text = paragraphs.join('\n\n');
  let end = -2;
  const blocks = paragraphs.map((paragraph) => {
    const start = end + 2;
    end = start + paragraph.length;
    return { kind: 'paragraph', start, end };
  });
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  return v.parse(sourceSchema, {
    id,
    letter,
    metadata: { ...NOTHING_STATED, language },
    revisions: [{ id: `${id}-1`, text, blocks, sha256 }],
  });
}
