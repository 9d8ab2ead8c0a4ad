/** The bytes of a code book file, whatever it is: by what stands in it, not by its name. */
import { refused, type Problem, type Result } from '../../model/result.ts';
import { isArchive, unpack } from '../archive.ts';
import type { InputFile } from '../foreign-work.ts';
import { beginningOf, ownKind, type OwnKind } from '../own/own-kind.ts';
import { utf8Text } from '../reading.ts';
import { asLabel, CODE_BOOK_LIMITS, type ForeignCodeBook } from './foreign-code-book.ts';
import { readCsvCodeBook } from './read-csv.ts';
import { readOwnCodeBook } from './read-own.ts';
import { readQdcFile, readQdpxFile } from './read-refi.ts';

/** What a file says that it is, so that nobody has to; null where it does not say. */
export function kindSaid({ bytes }: InputFile): OwnKind | null {
  return /<CodeBook[\s>]/.test(beginningOf(bytes)) ? 'code book' : ownKind(bytes);
}

/** Never throws; all of a file or nothing of it. */
export function readCodeBook(file: InputFile): Result<ForeignCodeBook> {
  const book = readAnyCodeBook(file);
  if (!book.ok) return book;
  const [problem] = sizeProblems(book.value);
  return problem ? refused(problem) : book;
}

function readAnyCodeBook(file: InputFile): Result<ForeignCodeBook> {
  if (isArchive(file.bytes)) {
    const files = unpack(file.bytes);
    return files.ok ? readQdpxFile(files.value) : files;
  }
  const text = beginningOf(file.bytes);
  if (text.startsWith('<')) return readQdcFile(file);
  if (!text.startsWith('{') && !text.startsWith('[')) return readCsvCodeBook(file);
  const whole = utf8Text(file);
  return whole.ok ? readOwnCodeBook(whole.value) : whole;
}

function sizeProblems({ layers, tags, attributes }: ForeignCodeBook): Problem[] {
  const counts = [
    ['tags', tags.length, CODE_BOOK_LIMITS.tags],
    ['layers', layers.length, CODE_BOOK_LIMITS.layers],
    ['attributes', attributes.length, CODE_BOOK_LIMITS.attributes],
  ] as const;
  const tooMany = counts.flatMap(([what, count, most]) =>
    count > most
      ? [
          {
            path: '',
            message: `has ${count} ${what}, and a code book may have ${most}. Take out what is not needed`,
          },
        ]
      : [],
  );
  const empty = tags.length === 0 ? [{ path: '', message: 'has no tags. Export it again' }] : [];
  const nameless = tags
    .filter(({ label }) => asLabel(label) === '')
    .map(({ where }) => ({ path: where, message: 'has no name. Give the tag one' }));
  return [...empty, ...tooMany, ...nameless];
}
