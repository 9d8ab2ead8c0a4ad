/*
 * Every reader of marks, and which one reads a file: by what stands in it first, by its name second.
 * Not our own JSON, which is a workspace and not marks for one (own/read-own.ts).
 */
import { strFromU8 } from 'fflate';
import { refused, type Result } from '../model/result.ts';
import type { ForeignWork, InputFile } from './foreign-work.ts';
import { readBrat } from './nlp/read-brat.ts';
import { readJsonl } from './nlp/read-jsonl.ts';
import { readLabelStudio } from './nlp/read-label-studio.ts';
import { readSemeval } from './nlp/read-semeval.ts';
import { readW3c } from './read-w3c.ts';
import { utf8Text } from './reading.ts';
import { readQdpx } from './refi/read-qdpx.ts';
import { readJsonCas } from './uima/read-json-cas.ts';
import { isWebannoTsv, readWebannoTsv } from './uima/read-webanno-tsv.ts';

export interface MarkReader {
  readonly id: string;
  /** For people who choose by hand. */
  readonly label: string;
  /** Looks at names and at the beginning of a text: quick, and never sure. */
  readonly isLikely: (files: readonly InputFile[], beginning: string) => boolean;
  readonly read: (files: readonly InputFile[]) => Result<ForeignWork>;
}

export const markReaders: readonly MarkReader[] = [
  {
    id: 'refi-qdpx',
    label: 'REFI-QDA project (.qdpx)',
    isLikely: (files) => files.some(({ path }) => path.endsWith('.qde')),
    read: readQdpx,
  },
  {
    id: 'brat',
    label: 'brat standoff (a ZIP with .txt and .ann)',
    isLikely: (files) => files.some(({ path }) => path.endsWith('.ann')),
    read: readBrat,
  },
  {
    id: 'semeval',
    label: 'SemEval-2020 task 11 (a ZIP with articles and .tsv)',
    isLikely: (files) => files.some(({ path }) => /(?:^|\/)article\d+\.txt$/.test(path)),
    read: readSemeval,
  },
  {
    id: 'uima-json',
    label: 'UIMA JSON CAS 0.4, as INCEpTION exports it',
    isLikely: (_, beginning) => /^\s*\{\s*"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"/.test(beginning),
    read: readJsonCas,
  },
  {
    id: 'webanno-tsv',
    label: 'WebAnno TSV 3, as INCEpTION and WebAnno export it',
    isLikely: (_, beginning) => isWebannoTsv(beginning),
    read: readWebannoTsv,
  },
  {
    id: 'label-studio',
    label: 'Label Studio (tasks as JSON)',
    isLikely: (_, beginning) => isLabelStudio(beginning),
    read: (files) => ofText(files, ['.json'], readLabelStudio),
  },
  {
    id: 'w3c',
    label: 'Web Annotations: W3C JSON-LD, Hypothesis, Recogito',
    isLikely: (_, beginning) => isWebAnnotation(beginning),
    read: (files) => ofText(files, ['.json', '.jsonld'], readW3c),
  },
  {
    id: 'jsonl',
    label: 'JSON Lines with spans: doccano, spaCy, Prodigy',
    isLikely: (_, beginning) => /^\s*\{[^\n]*"text"\s*:/.test(beginning),
    read: (files) => ofText(files, ['.jsonl', '.json'], readJsonl),
  },
];

/** An export has the text of a task behind all of its annotations, so that it may stand far from the beginning. */
function isLabelStudio(beginning: string): boolean {
  if (!/^\s*\[\s*\{/.test(beginning)) return false;
  const hasAnnotations = /"(?:annotations|predictions|completed_by)"\s*:/.test(beginning);
  const isTask = hasAnnotations && !isWebAnnotation(beginning);
  return isTask || /"data"\s*:\s*\{/.test(beginning);
}

/** Not by `target`: data of any other kind may have a column of that name. */
function isWebAnnotation(beginning: string): boolean {
  return (
    /"(?:@context|selector|export_userid)"\s*:/.test(beginning) ||
    /"type"\s*:\s*"Annotation(?:Collection|Page)?"/.test(beginning)
  );
}

/** Bytes. */
const BEGINNING = 4_000;
const MOST_LOOKED_INTO = 20;

/** The reader that fits, or null: then a person is asked. */
export function readerFor(files: readonly InputFile[]): MarkReader | null {
  const beginnings = files.slice(0, MOST_LOOKED_INTO).map(beginningOf);
  return (
    markReaders.find((reader) =>
      (beginnings.length > 0 ? beginnings : ['']).some((one) => reader.isLikely(files, one)),
    ) ?? null
  );
}

function beginningOf({ bytes }: InputFile): string {
  return strFromU8(bytes.subarray(0, BEGINNING)).replace(/^\ufeff/, '');
}

/** The one file with such an ending; of a single file that, whatever its name. Several are refused: one would be half. */
function ofText(
  files: readonly InputFile[],
  endings: readonly string[],
  read: (text: string) => Result<ForeignWork>,
): Result<ForeignWork> {
  const named = files.filter(({ path }) => endings.some((ending) => path.endsWith(ending)));
  const chosen = files.length === 1 ? files : named;
  const [only, ...others] = chosen;
  if (!only) {
    const wanted = endings.join(' or ');
    return refused({ path: '', message: `has no file whose name ends with ${wanted}` });
  }
  if (others.length > 0) {
    const names = chosen.slice(0, MOST_NAMED).map(({ path }) => path.slice(0, LONGEST_NAME));
    const more = chosen.length > MOST_NAMED ? ', …' : '';
    return refused({
      path: '',
      message: `has ${chosen.length} files of marks (${names.join(', ')}${more}). Unpack it, and import each by itself`,
    });
  }
  const text = utf8Text(only);
  return text.ok ? read(text.value) : text;
}

/** In a sentence. */
const MOST_NAMED = 5;
const LONGEST_NAME = 80;
