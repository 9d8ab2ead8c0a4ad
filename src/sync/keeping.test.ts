import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { answerKeepQuestion, holds, Keeping, keepQuestionSchema } from './keeping.ts';
import * as v from 'valibot';

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}

describe('holds', () => {
  test.each([
    ['the same state', () => undefined, true],
    ['an insertion more', (mine: Y.Doc) => mine.getMap('m').set('b', 2), false],
    ['a deletion more', (mine: Y.Doc) => mine.getMap('m').delete('a'), false],
  ])('%s', (_, edit, expected) => {
    const mine = new Y.Doc();
    mine.getMap('m').set('a', 1);
    const server = copyOf(mine);
    edit(mine);
    expect(holds(server, Y.snapshot(mine))).toBe(expected);
    Y.applyUpdate(server, Y.encodeStateAsUpdate(mine));
    server.getMap('m').set('another device', 1);
    expect(holds(server, Y.snapshot(mine))).toBe(true);
  });
});

/** A line whose other end answers only when told to, from a document of its own. */
class Line {
  readonly questions: string[] = [];
  resent = 0;
  readonly later = (act: () => void): void => void this.#waiting.push(act);
  readonly #waiting: (() => void)[] = [];

  sendStateless(payload: string): void {
    this.questions.push(payload);
  }

  resend(): void {
    this.resent++;
  }

  askAgain(): void {
    for (const act of this.#waiting.splice(0)) act();
  }

  answer(server: Y.Doc): string {
    const question = v.parse(keepQuestionSchema, JSON.parse(this.questions.at(-1) ?? 'null'));
    return answerKeepQuestion(server, question) ?? '';
  }
}

describe('Keeping', () => {
  test('says kept only for the state that the server has told it holds', () => {
    const mine = new Y.Doc();
    const server = new Y.Doc();
    const line = new Line();
    const told: boolean[] = [];
    const keeping = new Keeping(mine, line, (kept) => told.push(kept));
    mine.getMap('m').set('a', 1);
    expect(line.questions).toEqual([]);
    keeping.connected();
    keeping.hear(line.answer(server));
    expect(keeping.kept).toBe(false);

    Y.applyUpdate(server, Y.encodeStateAsUpdate(mine));
    line.askAgain();
    const answered = line.answer(server);
    mine.getMap('m').set('b', 2);
    keeping.hear(answered);
    expect(keeping.kept).toBe(false);

    Y.applyUpdate(server, Y.encodeStateAsUpdate(mine));
    keeping.hear(line.answer(server));
    expect(keeping.kept).toBe(true);
    expect(told.at(-1)).toBe(true);

    keeping.disconnected();
    expect(keeping.kept).toBe(false);
  });

  test('what the server goes on not to have is told it once more, until it has it', () => {
    const mine = new Y.Doc();
    const server = new Y.Doc();
    const line = new Line();
    const keeping = new Keeping(mine, line, () => undefined);
    mine.getMap('m').set('a', 1);
    keeping.connected();
    const resent = Array.from({ length: 5 }, () => {
      keeping.hear(line.answer(server));
      line.askAgain();
      return line.resent;
    });
    expect(resent).toEqual([0, 0, 0, 1, 2]);
    Y.applyUpdate(server, Y.encodeStateAsUpdate(mine));
    keeping.hear(line.answer(server));
    expect(keeping.kept).toBe(true);
    mine.getMap('m').set('b', 1);
    keeping.hear(line.answer(server));
    line.askAgain();
    expect(line.resent).toBe(2);
  });

  test('what was turned away is sent at once when one may write again, if the server has it not', () => {
    const mine = new Y.Doc();
    const server = new Y.Doc();
    const line = new Line();
    const keeping = new Keeping(mine, line, () => undefined);
    mine.getMap('m').set('a', 1);
    keeping.mayWriteAgain();
    expect(line.resent).toBe(0);
    keeping.connected();
    keeping.hear(line.answer(server));
    keeping.mayWriteAgain();
    expect([line.resent, line.questions.length]).toEqual([1, 2]);
    Y.applyUpdate(server, Y.encodeStateAsUpdate(mine));
    keeping.hear(line.answer(server));
    expect(keeping.kept).toBe(true);
    keeping.mayWriteAgain();
    expect([line.resent, line.questions.length]).toEqual([1, 2]);
  });

  test('a question that is no snapshot gets no answer', () => {
    expect(
      answerKeepQuestion(new Y.Doc(), { type: 'keep?', version: 1, snapshot: '/////w==' }),
    ).toBe(null);
  });
});
