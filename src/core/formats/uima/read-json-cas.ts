/*
 * UIMA JSON CAS 0.4, of any program: each text view is a document, each annotation of a layer a mark.
 * Not imported, and counted: words and sentences, relations, slots, chains, lists, annotations of no width.
 * Offsets are UTF-16. Text that is kept as bytes or elsewhere is refused: positions would be for nothing.
 */
import { accepted, refused, type Problem, type Result } from '../../model/result.ts';
import type { ForeignDocument, ForeignWork, InputFile } from '../foreign-work.ts';
import { parseJson } from '../json-input.ts';
import { UnreadCounts, utf8Text } from '../reading.ts';
import { CasTypes } from './cas-types.ts';
import { parseCas, type Cas } from './cas-structure.ts';
import { primitives, reference, type FeatureStructure } from './feature-structure.ts';
import { annotatorOf, ForeignTexts, pieceMarks, type ReadPiece } from './foreign-texts.ts';
import { layerValue } from './layer-values.ts';

/** Nobody reads more; more than a call may have as arguments would be an error of its own. */
const MOST_PROBLEMS = 20;
/** UTF-16 units of a name in a sentence. */
const LONGEST_NAME = 80;

/** One `.json`, or a folder of them. Refuses the whole when one cannot be read: half would be a quiet loss. */
export function readJsonCas(files: readonly InputFile[]): Result<ForeignWork> {
  const [only] = files;
  const chosen =
    files.length === 1 && only ? [only] : files.filter(({ path }) => path.endsWith('.json'));
  if (chosen.length === 0) {
    return refused({ path: '', message: 'has no .json: export “UIMA CAS JSON 0.4”, not XMI' });
  }
  const texts = new ForeignTexts();
  const unread = new UnreadCounts();
  const tables: ReadPiece[][] = [];
  const problems: Problem[] = [];
  for (const file of chosen) {
    const read = readFile(file, texts, unread);
    if (read.ok) tables.push(read.value);
    else {
      problems.push(
        ...read.problems.map(({ path, message }) => ({
          path: [file.path, path].filter((part) => part !== '').join(', '),
          message,
        })),
      );
    }
  }
  if (problems.length > 0) return refused(...problems.slice(0, MOST_PROBLEMS));
  const pieces = tables.flat();
  return accepted({
    format: 'UIMA JSON CAS',
    unit: 'utf-16',
    documents: texts.documents(),
    codes: [...new Map(pieces.map(({ code }) => [code.key, code])).values()],
    marks: pieceMarks(pieces),
    unread: unread.sentences(),
  });
}

function readFile(file: InputFile, texts: ForeignTexts, unread: UnreadCounts): Result<ReadPiece[]> {
  const text = utf8Text(file);
  if (!text.ok) return refused(...text.problems.map((one) => ({ ...one, path: '' })));
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const cas = parseCas(json.value);
  if (!cas.ok) return cas;
  const documents = documentsOf(cas.value, file.path, texts);
  return documents.ok ? annotationsOf(cas.value, documents.value, file.path, unread) : documents;
}

const SOFA = 'uima.cas.Sofa';

interface View {
  readonly document: ForeignDocument;
  readonly text: string;
}

/** By the id of the sofa. */
function documentsOf(
  { structures, types }: Cas,
  path: string,
  texts: ForeignTexts,
): Result<Map<string, View>> {
  const views = new Map<string, View>();
  const elsewhere: Problem[] = [];
  const meta = structures.find(({ type }) => types.isDocument(type));
  const facts = primitives(meta?.values ?? new Map());
  for (const { id, type, values } of structures) {
    if (type !== SOFA) continue;
    const text = values.get('sofaString');
    if (typeof text === 'string') {
      const name = facts.get('documentTitle') ?? texts.nameOf(path);
      const url = facts.get('documentUri') ?? null;
      // Ours have article and revision there.
      const source = facts.get('documentId')?.split('/')[0] ?? null;
      const document = texts.document(text, { name, url, source });
      views.set(id, { document, text });
    } else {
      const name = primitives(values).get('sofaID') ?? id;
      elsewhere.push({ path: `view ${name.slice(0, LONGEST_NAME)}`, message: missingText(values) });
    }
  }
  if (elsewhere.length > 0) return refused(...elsewhere.slice(0, MOST_PROBLEMS));
  if (views.size === 0) {
    return refused({ path: '', message: 'has no text. Export a document that has one' });
  }
  return accepted(views);
}

function missingText(values: FeatureStructure['values']): string {
  if (values.has('@sofaArray')) {
    return 'keeps its text as bytes, which may be anything. Export it with the text as a string';
  }
  if (values.has('sofaURI')) {
    return 'keeps its text in another file, which is not opened. Export it with the text in it';
  }
  return 'has no text, so its positions are for nothing. Export it with the text in it';
}

const WITHOUT_PLACE = 'Things that stand at no place in the text are not imported';

function annotationsOf(
  { structures, types, members }: Cas,
  views: ReadonlyMap<string, View>,
  path: string,
  unread: UnreadCounts,
): Result<ReadPiece[]> {
  const [onlyView] = views.size === 1 ? views.keys() : [];
  const pieces: ReadPiece[] = [];
  const problems: Problem[] = [];
  const observed = new CasTypes(types, structures);
  const ofPath = annotatorOf(null, path);
  for (const one of structures) {
    const { id, type, values } = one;
    if (type === SOFA || types.isDocument(type)) continue;
    const why = unreadReason(one);
    if (why !== null) {
      unread.add(why);
      continue;
    }
    const place = placeOf(values);
    if (place === null) {
      problems.push({
        path: `annotation ${id}`,
        message: 'needs begin and end: whole numbers from 0, the end not before the beginning',
      });
      continue;
    }
    const view = views.get(reference(values.get('@sofa')) ?? onlyView ?? '');
    if (!view) unread.add(WITHOUT_PLACE);
    else if (members && !members.has(id)) {
      unread.add('Annotations that are in no index, as deleted ones, are not imported');
    } else if (place.start === place.end) {
      unread.add('Annotations of no width are not imported: a mark has words');
    } else {
      if (hasReferences(values)) {
        unread.add('References from marks to other things are not imported; the marks are');
      }
      const { code, facts, piece } = layerValue(observed.shape(type), primitives(values));
      pieces.push({
        ...facts,
        ...(facts.annotator === null ? ofPath : annotatorOf(facts.annotator, path)),
        where: `${path}, annotation ${id}`,
        document: view.document.key,
        code,
        piece,
        span: place,
        quote: place.end <= view.text.length ? view.text.slice(place.start, place.end) : null,
      });
    }
  }
  return problems.length > 0 ? refused(...problems.slice(0, MOST_PROBLEMS)) : accepted(pieces);
}

const SEGMENTATION =
  /^de\.tudarmstadt\.ukp\.dkpro\.core\.api\.segmentation\.type\.(?:Token|Sentence)$/;

/** Null for what may be a mark. */
function unreadReason({ type, values }: FeatureStructure): string | null {
  if (SEGMENTATION.test(type)) {
    return 'Words and sentences are not imported: Crossread finds its own';
  }
  if (values.has('@Governor') || values.has('@Dependent')) {
    return 'Relations between marks are not imported';
  }
  if (values.has('%ELEMENTS')) return 'Lists of values are not imported';
  if (values.has('begin') || values.has('end')) return null;
  if (values.has('@first')) return 'Chains are not imported; the marks in them are';
  if (values.has('@target')) return 'Links in slots are not imported; the marks they lead to are';
  return WITHOUT_PLACE;
}

function placeOf(values: FeatureStructure['values']): { start: number; end: number } | null {
  // UIMA leaves out a number that is 0 in some of its formats.
  const start = values.get('begin') ?? 0;
  const end = values.get('end') ?? 0;
  const isPlace = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  if (!isPlace || typeof start !== 'number' || typeof end !== 'number') return null;
  return start >= 0 && end >= start ? { start, end } : null;
}

function hasReferences(values: FeatureStructure['values']): boolean {
  return [...values.keys()].some((name) => name.startsWith('@') && name !== '@sofa');
}
