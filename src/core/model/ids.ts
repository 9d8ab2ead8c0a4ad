/*
 * Branded ids: a string that says what it identifies.
 * Not a source of ids: those are made where randomness may be used (editor, server, cli).
 * Ids come in through the record schemas and go out unchanged in every export.
 */
import * as v from 'valibot';

export type WorkspaceId = string & v.Brand<'WorkspaceId'>;
export type SourceId = string & v.Brand<'SourceId'>;
export type AnnotationId = string & v.Brand<'AnnotationId'>;
export type MemberId = string & v.Brand<'MemberId'>;
export type LayerId = string & v.Brand<'LayerId'>;
export type TagId = string & v.Brand<'TagId'>;
export type AttributeId = string & v.Brand<'AttributeId'>;
export type GroupId = string & v.Brand<'GroupId'>;
export type DraftId = string & v.Brand<'DraftId'>;

/** One alphabet for every id, safe in a URL, a file name, a document name and a CSV cell. */
const idText = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/,
    'an id is 1 to 64 letters, digits, dots, dashes or underscores',
  ),
);

export const workspaceIdSchema = v.pipe(idText, v.brand('WorkspaceId'));
export const sourceIdSchema = v.pipe(idText, v.brand('SourceId'));
export const revisionIdSchema = v.pipe(idText, v.brand('RevisionId'));
export const draftIdSchema = v.pipe(idText, v.brand('DraftId'));
export const annotationIdSchema = v.pipe(idText, v.brand('AnnotationId'));
export const memberIdSchema = v.pipe(idText, v.brand('MemberId'));
export const codeBookIdSchema = v.pipe(idText, v.brand('CodeBookId'));
export const layerIdSchema = v.pipe(idText, v.brand('LayerId'));
export const tagIdSchema = v.pipe(idText, v.brand('TagId'));
/** Not the two names that the parsing library leaves out of records in silence: a mark would lose what it says there. */
export const attributeIdSchema = v.pipe(
  idText,
  v.check(
    (id) => id !== 'constructor' && id !== 'prototype',
    'an attribute cannot have the id “constructor” or “prototype”; give it another one in the file',
  ),
  v.brand('AttributeId'),
);
export const groupIdSchema = v.pipe(idText, v.brand('GroupId'));
export const replyIdSchema = v.pipe(idText, v.brand('ReplyId'));
export const namingIdSchema = v.pipe(idText, v.brand('NamingId'));
