import { describe, expect, test } from 'vitest';
import { parseAnnotation } from '#core/model/annotation.ts';
import { indexCodeBook } from '#core/model/codebook.ts';
import { currentRevision } from '#core/model/source.ts';
import { targetProblems } from '#core/text/quote.ts';
import { intersection } from '#core/text/segments.ts';
import { generatedMarks } from './generated-marks.ts';
import { markedWorkspace } from './seed-workspace.ts';

const { sources, codeBook, members } = markedWorkspace(0, 1);
const authors = members.map(({ id }) => id);
const generate = (seed: number) => generatedMarks(sources, codeBook, authors, 200, seed);
const marks = generate(1);

describe('generated marks', () => {
  test('are the same for the same seed and others for another', () => {
    expect(generate(1)).toEqual(marks);
    expect(generate(2)).not.toEqual(marks);
  });

  test('are records that the librarian would publish', () => {
    const codes = indexCodeBook(codeBook);
    for (const { author, ...mark } of marks) {
      expect(authors).toContain(author);
      expect(parseAnnotation(mark)).toMatchObject({ ok: true });
      const source = sources.find(({ id }) => id === mark.target.source);
      expect(source && targetProblems(mark.target, currentRevision(source))).toEqual([]);
      const layer = codes.tags.get(mark.tag)?.layer;
      for (const attribute of Object.keys(mark.attributes)) {
        expect(layer?.attributes).toContain(attribute);
      }
    }
  });

  test('cover what exports and painters must bear', () => {
    const codes = indexCodeBook(codeBook);
    expect(new Set(marks.map(({ tag }) => codes.tags.get(tag)?.layer.id)).size).toBe(3);
    expect(new Set(marks.map(({ author }) => author)).size).toBe(members.length);
    expect(marks.some(({ target }) => target.segments.length === 2)).toBe(true);
    expect(marks.some(({ attributes }) => Object.keys(attributes).length > 0)).toBe(true);
    const [first, ...others] = sources.flatMap(({ id }) =>
      marks.flatMap(({ target }) => (target.source === id ? (target.segments[0] ?? []) : [])),
    );
    expect(others.some((other) => first && intersection(first, other))).toBe(true);
  });
});
