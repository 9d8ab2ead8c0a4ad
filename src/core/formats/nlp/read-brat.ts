/*
 * brat standoff: pairs of `.txt` and `.ann`; the folder of a pair names its annotator. Positions are code points.
 * Events, relations and normalisations are counted, not imported; discontinuous spans become pieces of one mark.
 */
import { addTo } from '../../model/lists-by-key.ts';
import { accepted, refused, type Problem, type Result } from '../../model/result.ts';
import type {
  ForeignDocument,
  ForeignMark,
  ForeignSpan,
  ForeignWork,
  InputFile,
} from '../foreign-work.ts';
import { ATTRIBUTE_NOTE } from './brat-configuration.ts';
import { folderOf, foreignCode, foreignMark, UnreadCounts, utf8Text } from '../reading.ts';

const MOST_PROBLEMS = 20;

/** The files of a folder or ZIP. Refuses the whole when one line of a `.ann` cannot be read. */
export function readBrat(files: readonly InputFile[]): Result<ForeignWork> {
  const texts = new Map<string, string>();
  const problems: Problem[] = [];
  for (const file of files.filter(({ path }) => /\.(?:txt|ann)$/.test(path))) {
    const text = utf8Text(file);
    // brat counts CRLF as one character.
    if (text.ok) texts.set(file.path, text.value.replace(/\r\n?/g, '\n'));
    else problems.push(...text.problems);
  }
  const unread = new UnreadCounts();
  const documents = new Map<string, ForeignDocument>();
  const marks: ForeignMark[] = [];
  for (const [path, annotations] of texts) {
    if (!path.endsWith('.ann')) continue;
    const text = texts.get(path.replace(/ann$/, 'txt'));
    if (text === undefined) {
      problems.push({
        path,
        message: 'has no .txt beside it: add the text that its positions are for',
      });
      continue;
    }
    const name = path.replace(/^.*\//, '').replace(/\.ann$/, '');
    const document = documents.get(text) ?? { key: path, name, text, url: null };
    documents.set(text, document);
    const read = readAnnotations(annotations, { path, document: document.key, unread });
    // One by one: a file may have more of them than a call may have arguments.
    if (read.ok) for (const mark of read.value) marks.push(mark);
    else for (const problem of read.problems.slice(0, MOST_PROBLEMS)) problems.push(problem);
  }
  if (problems.length > 0) return refused(...problems.slice(0, MOST_PROBLEMS));
  if (documents.size === 0) {
    return refused({
      path: '',
      message: 'has no .ann with a .txt beside it: give the folder as a ZIP',
    });
  }
  return accepted({
    format: 'brat standoff',
    unit: 'code-point',
    documents: [...documents.values()],
    codes: [...new Set(marks.map(({ code }) => code))].map((code) => foreignCode(code)),
    marks,
    unread: unread.sentences(),
  });
}

interface Context {
  readonly path: string;
  readonly document: string;
  readonly unread: UnreadCounts;
}

/** What lines about a mark say; lines may stand in any order. */
interface Sayings {
  readonly notes: Map<string, string[]>;
  readonly attributes: Map<string, [string, string][]>;
}

/** By the first character of the line. */
const UNREAD_LINES: Readonly<Record<string, string>> = {
  R: 'Relations are not imported',
  '*': 'Relations are not imported',
  E: 'Events are not imported; their triggers are',
  N: 'Links to other databases are not imported',
};

const ABOUT_NOTHING = 'Notes and attributes of text spans that are not in the file';
const OTHER_ATTRIBUTES = 'Attributes are imported only of text spans';

function readAnnotations(text: string, context: Context): Result<ForeignMark[]> {
  const { path, document, unread } = context;
  const annotator = folderOf(path);
  const said: Sayings = { notes: new Map(), attributes: new Map() };
  const problems: Problem[] = [];
  const open: { term: string; mark: ForeignMark }[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const kind = line.charAt(0);
    if (line.trim() === '') continue;
    if (kind === 'T') {
      const bound = readTextBound(line);
      if (!bound) {
        problems.push({
          path: `${path} line ${at + 1}`,
          message: `is no text span: ${line.slice(0, 60)}`,
        });
        continue;
      }
      const where = `${path} ${bound.term}`;
      const { term, code, spans, quotes } = bound;
      open.push({
        term,
        mark: foreignMark({ where, document, code, spans, quotes, ...annotator }),
      });
    } else if (kind === '#' || kind === 'A' || kind === 'M') noteSaying(line, said, unread);
    else unread.add(UNREAD_LINES[kind] ?? 'Lines of a kind that brat does not have');
  }
  if (problems.length > 0) return refused(...problems.slice(0, MOST_PROBLEMS));
  const terms = new Set(open.map(({ term }) => term));
  for (const [term, all] of [...said.notes, ...said.attributes]) {
    if (!terms.has(term)) unread.add(ABOUT_NOTHING, all.length);
  }
  return accepted(
    open.map(({ term, mark }) => ({
      ...mark,
      note: (said.notes.get(term) ?? []).join('\n'),
      attributes: attributesOf(said.attributes.get(term) ?? []),
    })),
  );
}

/** Of one name all values are kept. */
function attributesOf(given: readonly (readonly [string, string])[]): ForeignMark['attributes'] {
  const byName = Map.groupBy(given, ([name]) => name);
  return Object.fromEntries(
    [...byName].map(([name, all]) => [name, [...new Set(all.map(([, one]) => one))].join('; ')]),
  );
}

interface TextBound {
  readonly term: string;
  readonly code: string;
  readonly spans: readonly ForeignSpan[];
  readonly quotes: readonly string[];
}

/** `T1<TAB>type 0 5;8 12<TAB>words`. The words of several parts stand in one, so each gets its own by length. */
function readTextBound(line: string): TextBound | null {
  const match = /^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)$/su.exec(line);
  const [, term, code, places, words] = match ?? [];
  if (term === undefined || code === undefined || places === undefined || words === undefined) {
    return null;
  }
  const spans = places.split(';').map((place) => {
    const [start = 0, end = 0] = place.split(' ').map(Number);
    return { start, end };
  });
  if (spans.some(({ start, end }) => end <= start)) return null;
  const points = Array.from(words);
  let at = 0;
  const quotes = spans.map(({ start, end }) => {
    const quote = points.slice(at, at + end - start).join('');
    at += end - start + 1;
    return quote;
  });
  return { term, code, spans, quotes };
}

/** `A1<TAB>name T1 value`, `#1<TAB>AnnotatorNotes T1<TAB>note`, and of ours `#1<TAB>Attribute T1<TAB>name: free text`. */
function noteSaying(line: string, said: Sayings, unread: UnreadCounts): void {
  const note = /^#\d*\t(\S+) (T\d+)\t(.*)$/su.exec(line);
  if (note) {
    const [, type, term = '', words = ''] = note;
    const free = type === ATTRIBUTE_NOTE ? /^(\S+): (.*)$/su.exec(words) : null;
    if (free) addAttribute(said, term, free[1] ?? '', free[2] ?? '');
    else addTo(said.notes, term, words);
    return;
  }
  const attribute = /^[AM]\d+\t(\S+) (T\d+)(?: (\S+))?\s*$/.exec(line);
  if (!attribute) {
    unread.add(line.startsWith('#') ? 'Notes on other things than text spans' : OTHER_ATTRIBUTES);
    return;
  }
  const [, name = '', term = '', value = 'true'] = attribute;
  addAttribute(said, term, name, value);
}

function addAttribute({ attributes }: Sayings, term: string, name: string, value: string): void {
  addTo(attributes, term, [name, value]);
}
