/** A code book out of our own JSON: a file of its own, or the newest revision of a whole workspace. */
import * as v from 'valibot';
import { codeBookSchema, type CodeBook } from '../../model/codebook.ts';
import { parseWith } from '../../model/parse.ts';
import { accepted, refused, type Result } from '../../model/result.ts';
import { counted } from '../../text/counted.ts';
import { parseJson } from '../json-input.ts';
import { versionProblem } from '../own/version-problem.ts';
import {
  CODE_BOOK_FORMAT,
  CODE_BOOK_VERSION,
  codeBookFileSchema,
  codeBookJson,
} from '../own/code-book-file.ts';
import { OWN_FORMAT, OWN_VERSION } from '../own/own-schema.ts';
import { ownJson } from '../own/write-own.ts';
import type { ForeignCodeBook } from './foreign-code-book.ts';

/** Only what is read of it: the articles and marks of a workspace need not be whole for its code book to be. */
const workspaceSchema = v.object({
  format: v.literal(OWN_FORMAT),
  version: v.literal(OWN_VERSION),
  codeBooks: v.pipe(v.array(codeBookSchema), v.minLength(1)),
});

/** Never throws. */
export function readOwnCodeBook(text: string): Result<ForeignCodeBook> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const head = v.safeParse(
    v.object({ format: v.string(), version: v.optional(v.unknown()) }),
    json.value,
  );
  const format = head.success ? head.output.format : '';
  if (!head.success || (format !== CODE_BOOK_FORMAT && format !== OWN_FORMAT)) {
    return refused({
      path: 'format',
      message:
        'says that this is neither a code book nor a workspace of Crossread. Choose a file that Crossread exported',
    });
  }
  const readable = format === OWN_FORMAT ? OWN_VERSION : CODE_BOOK_VERSION;
  if (head.output.version !== readable) {
    return refused(versionProblem(head.output.version, readable));
  }
  if (format === CODE_BOOK_FORMAT) {
    const file = parseWith(codeBookFileSchema, json.value);
    return file.ok ? accepted(foreign(file.value.codeBook, codeBookJson.label, [])) : file;
  }
  const workspace = parseWith(workspaceSchema, json.value);
  if (!workspace.ok) return workspace;
  const { codeBooks } = workspace.value;
  const newest = codeBooks.at(-1);
  if (!newest) return refused({ path: 'codeBooks', message: 'is empty' });
  const rest = [
    'Not read: the articles, members and marks of the workspace: only its code book is.',
  ];
  if (codeBooks.length > 1) {
    rest.push(
      `Not read: ${counted(codeBooks.length - 1, 'earlier revision', 'earlier revisions')} of the code book.`,
    );
  }
  return accepted(foreign(newest, ownJson.label, rest));
}

function foreign(
  { label, rules, layers, attributes }: CodeBook,
  format: string,
  unread: readonly string[],
): ForeignCodeBook {
  return {
    format,
    label,
    rules,
    layers: layers.map(({ id, label: name, key, channel, unit, attributes: carried }) => ({
      key: id,
      id,
      label: name,
      shortcut: key,
      channel,
      unit,
      attributes: carried,
    })),
    tags: layers.flatMap((layer) =>
      layer.tags.map((tag) => ({
        key: tag.id,
        where: `tag ${tag.id}`,
        id: tag.id,
        label: tag.label,
        layer: layer.id,
        shortcut: tag.key,
        colour: tag.colour,
        guideline: tag.guideline,
        example: tag.example,
        counterExample: tag.counterExample,
      })),
    ),
    attributes,
    unread,
  };
}
