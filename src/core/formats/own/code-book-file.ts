/*
 * A code book alone as JSON: what a team carries from one workspace to another. One schema for writing and reading.
 * Not a whole workspace (own-schema.ts), though a code book is read out of that too.
 * Comes from a snapshot; goes to files, and back through code-books/read-own.ts.
 */
import * as v from 'valibot';
import { codeBookSchema } from '../../model/codebook.ts';
import { instantSchema } from '../../model/instant.ts';
import type { TextFormat } from '../format.ts';

export const CODE_BOOK_FORMAT = 'crossread-code-book';
export const CODE_BOOK_VERSION = 1;
export const CODE_BOOK_SCHEMA = `urn:crossread:schema:code-book:${CODE_BOOK_VERSION}`;

export const codeBookFileSchema = v.strictObject({
  format: v.literal(CODE_BOOK_FORMAT),
  version: v.literal(CODE_BOOK_VERSION),
  $schema: v.optional(v.literal(CODE_BOOK_SCHEMA)),
  generated: instantSchema,
  codeBook: codeBookSchema,
});

export const codeBookJson: TextFormat = {
  kind: 'text',
  id: 'code-book-json',
  label: 'Crossread’s own JSON: the code book alone',
  use: 'Carrying a code book over to another workspace: nothing of it is lost.',
  fileExtension: 'json',
  mediaType: 'application/json; charset=utf-8',
  loses: [
    'The articles, the marks and the members: the file holds the code book only.',
    'Earlier revisions of the code book: only the one that is used now.',
  ],
  *write({ codeBook }, { generatedAt }) {
    const head = {
      format: CODE_BOOK_FORMAT,
      version: CODE_BOOK_VERSION,
      $schema: CODE_BOOK_SCHEMA,
      generated: generatedAt,
    };
    yield `${JSON.stringify({ ...head, codeBook }, null, 1)}\n`;
  },
};
