/** A client that stops reading its socket costs the server no more than a limit, and the others nothing. */
import { expect, test } from 'vitest';
import type { Annotation } from '#core/model/annotation.ts';
import { ANNOTATION_LIMITS } from '#core/model/annotation.ts';
import { segmentAt } from '#core/text/quote.ts';
import type { WorkspaceContent } from '#core/model/workspace.ts';
import { readRoomAnnotations } from '#sync/documents.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { smallMark, smallWorkspace } from '../testing/small-workspace.ts';
import { WireClass, type Pupil } from '../testing/wire-class.ts';
import { until } from '../testing/wire-client.ts';
import { deskNow } from '../testing/wire-room.ts';

/** More than the whole reading room, less than what is written while the client does not read. */
const LIMIT = 12 * 1024 * 1024;
const MARKS = 60;
const ROUNDS = 10;
const TEXT = 'The bridge was closed on Monday. '.repeat(3_000);

function longWorkspace(): WorkspaceContent {
  const [source] = smallWorkspace.sources;
  if (!source) throw new Error('the small workspace has an article');
  const [revision] = source.revisions;
  const long = {
    ...revision,
    text: TEXT,
    blocks: [{ kind: 'paragraph' as const, start: 0, end: TEXT.length }],
  };
  return { ...smallWorkspace, sources: [{ ...source, revisions: [long] }] };
}

/** As large as a record may be. */
function largeMark(id: string, note: string): Annotation {
  const piece = ANNOTATION_LIMITS.quote - 10;
  const segments = [0, 1, 2].map((index) => {
    const start = index * (piece + 10);
    return segmentAt(TEXT, { start, end: start + piece });
  });
  const mark = smallMark(id);
  return { ...mark, note, target: { ...mark.target, segments } };
}

test('is let go, holds nobody up, and finds everything when it comes back', async () => {
  const room = await WireClass.start(longWorkspace, { mostUnread: LIMIT });
  try {
    const [ada, ben, slow] = [
      await room.pupil('Ada'),
      await room.pupil('Ben'),
      await room.pupil('Slow'),
    ];
    const isHere = async () => {
      const { board } = await deskNow(room.server.url, room.owner);
      return board.rows.find(({ member }) => member.id === slow.member.id)?.here;
    };
    expect(await isHere()).toBe(true);
    const { webSocket } = slow.socket;
    if (!(webSocket && 'pause' in webSocket && 'resume' in webSocket)) throw new Error('no socket');
    const reading = webSocket as unknown as { pause(): void; resume(): void };
    reading.pause();
    const hasLast = ({ readingRoom }: Pupil) => {
      const marks = [...readRoomAnnotations(readingRoom).values()];
      return marks.length === MARKS && marks.every(({ note }) => note === `round ${ROUNDS}`);
    };
    for (let round = 1; round <= ROUNDS; round++) {
      for (let count = 0; count < MARKS; count++) {
        writeNotebookRecord(ada.notebook, largeMark(`m${count}`, `round ${round}`), null);
      }
    }
    await until(() => hasLast(ben), { timeout: 60_000 });
    await until(async () => !(await isHere()));
    expect(hasLast(slow)).toBe(false);
    reading.resume();
    await until(() => hasLast(slow), { timeout: 60_000 });
  } finally {
    await room.leave();
  }
}, 120_000);
