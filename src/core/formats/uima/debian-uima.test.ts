/**
 * Debian's UIMA opens what we write: `apt-get install libuima-core-java default-jdk-headless`. It reads XMI and no JSON
 * CAS; both are written of the same content, and the JSON is read back here. Where it is not installed, it is skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { wholeExport } from '../../../testing/exported.ts';
import { hostileSnapshots } from '../../../testing/hostile-snapshots.ts';
import { markedWorkspace } from '../../../testing/seed-workspace.ts';
import { xmlCharacters } from '../../text/canonical.ts';
import { uimaJson } from './json-cas.ts';
import { readJsonCas } from './read-json-cas.ts';

const JAR = '/usr/share/java/uimaj-core.jar';
const missing = !existsSync(JAR) || spawnSync('javac', ['-version']).status !== 0;
const title = missing ? ' (skipped: libuima-core-java or a JDK is not here)' : '';

const folder = mkdtempSync(path.join(tmpdir(), 'crossread-uima-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What UIMA finds in the XMI of an export: its texts, and a line for each mark, sorted. */
async function openedByUima(snapshot: WorkspaceSnapshot) {
  const files = Object.entries(unzipSync(await wholeExport(uimaJson, snapshot)));
  for (const [name, bytes] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  const names = files.flatMap(([name]) => (name.endsWith('.xmi') ? [name] : []));
  const program = path.resolve(import.meta.dirname, '../../../testing/ReadXmi.java');
  const { status, stdout, stderr } = spawnSync(
    'java',
    ['-cp', JAR, program, 'TypeSystem.xml', ...names],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 },
  );
  expect(status, stderr).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  return {
    texts: lines.flatMap((line) => /^file \d+ (.*)$/.exec(line)?.[1] ?? []).map(text),
    marks: lines
      .filter((line) => line.includes(' tag='))
      .map(plain)
      .toSorted(),
    links: lines.filter((line) => line.includes(' relation=')).map(plain),
  };
}

/** UTF-16 in hexadecimal, as it comes back from Java. */
function text(hex: string): string {
  const units = hex.match(/.{4}/g) ?? [];
  return units.map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
}

function plain(line: string): string {
  return line.replace(
    /(\w+)=([0-9a-f]{4,})(?= |$)/g,
    (_, name: string, hex: string) => `${name}=${JSON.stringify(text(hex))}`,
  );
}

/** The same of a snapshot. */
function expected({ annotations, codeBook, members }: WorkspaceSnapshot): string[] {
  const layers = new Map(
    codeBook.layers.flatMap(({ id, tags }) => tags.map((tag) => [tag.id, id] as const)),
  );
  const names = new Map(members.map(({ id, displayName }) => [id, displayName]));
  return annotations
    .flatMap((mark) => {
      const { segments } = mark.target;
      const layer = (layers.get(mark.tag) ?? '').replaceAll('-', '_');
      const type = `webanno.custom.${layer.charAt(0).toUpperCase()}${layer.slice(1)}`;
      return segments.map(({ start, end }, at) => {
        const piece = segments.length > 1 ? `${at + 1}/${segments.length}` : '';
        const said = [mark.tag, mark.note, mark.id, piece, names.get(mark.author) ?? mark.author];
        return [type, start, end, ...said.map((one) => xmlCharacters(one))].join(' | ');
      });
    })
    .toSorted();
}

/** A line of UIMA in the same form. */
function comparable(line: string): string {
  const [type = '', begin = '', end = ''] = line.split(' ');
  const value = (name: string) => {
    const written = new RegExp(` ${name}=("(?:[^"\\\\]|\\\\.)*")`).exec(line)?.[1];
    return written === undefined ? '' : String(JSON.parse(written));
  };
  const said = ['tag', 'note', 'mark', 'piece', 'annotator'].map(value);
  return [type, begin, end, ...said].join(' | ');
}

describe.skipIf(missing)(`Debian's UIMA opens what we write${title}`, () => {
  test('500 marks over the three articles: texts, places, features', async () => {
    const snapshot = markedWorkspace(500, 21);
    const { texts, marks } = await openedByUima(snapshot);
    const ours = snapshot.sources.map(({ revisions }) => revisions[0].text);
    expect(new Set(texts)).toEqual(new Set(ours));
    expect(marks.map(comparable).toSorted()).toEqual(expected(snapshot));
  }, 120_000);

  test('hard texts and hostile notes', async () => {
    const [snapshot] = fc
      .sample(hostileSnapshots, { numRuns: 200, seed: 5 })
      .toSorted((a, b) => b.annotations.length - a.annotations.length);
    if (!snapshot) throw new Error('no sample');
    expect(snapshot.annotations.length).toBeGreaterThan(8);
    const { marks } = await openedByUima(snapshot);
    expect(marks.map(comparable).toSorted()).toEqual(expected(snapshot));
  }, 120_000);
});

test('the JSON beside the XMI has the same marks in pieces', async () => {
  const snapshot = markedWorkspace(300, 4);
  const files = Object.entries(unzipSync(await wholeExport(uimaJson, snapshot)));
  const work = readJsonCas(files.map(([name, bytes]) => ({ path: name, bytes })));
  if (!work.ok) throw new Error(JSON.stringify(work.problems));
  expect(work.value.marks).toHaveLength(300);
  expect(work.value.unread).toEqual([]);
});
