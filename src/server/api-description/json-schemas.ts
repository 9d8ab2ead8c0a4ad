/*
 * Our valibot schemas as JSON Schema 2020-12: for the description of the HTTP API and for the published file formats.
 * What JSON Schema cannot say (trimming, brands) is left out by name, so that anything else that it cannot say is noticed.
 */
import {
  toJsonSchema,
  toJsonSchemaDefs,
  type JsonSchema,
  type OverrideActionContext,
  type OverrideSchemaContext,
} from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { CODE_BOOK_SCHEMA, codeBookFileSchema } from '#core/formats/own/code-book-file.ts';
import { OWN_SCHEMA, ownSchema } from '#core/formats/own/own-schema.ts';

/** Actions that change or check a value beyond what JSON Schema knows. */
const UNSAID = ['brand', 'readonly', 'trim', 'check', 'transform', 'partial_check', 'raw_check'];

const COMMON = {
  target: 'draft-2020-12',
  errorMode: 'throw',
  ignoreActions: UNSAID,
  overrideAction: unicodePattern,
  overrideSchema: wholeTuple,
} as const;

/** Patterns of JSON Schema are read with the flag u; any other flag is left to be noticed. */
function unicodePattern({ valibotAction, jsonSchema }: OverrideActionContext): JsonSchema | null {
  const requirement: unknown = 'requirement' in valibotAction && valibotAction.requirement;
  if (!(requirement instanceof RegExp) || requirement.flags !== 'u') return null;
  return { ...jsonSchema, pattern: requirement.source };
}

/** JSON Schema lets a tuple end early unless it says how long it is. */
function wholeTuple({ valibotSchema, jsonSchema }: OverrideSchemaContext): JsonSchema | null {
  const items: unknown = 'items' in valibotSchema && valibotSchema.items;
  return Array.isArray(items) ? { ...jsonSchema, minItems: items.length } : null;
}

export type { JsonSchema };

/** What is sent to the server: before defaults are put in. */
export function inputSchemas(
  schemas: Readonly<Record<string, v.GenericSchema>>,
): Record<string, JsonSchema> {
  return toJsonSchemaDefs(schemas, { ...COMMON, typeMode: 'input', overrideRef: component });
}

/** What the server answers. */
export function outputSchemas(
  schemas: Readonly<Record<string, v.GenericSchema>>,
): Record<string, JsonSchema> {
  return toJsonSchemaDefs(schemas, { ...COMMON, typeMode: 'output', overrideRef: component });
}

function component({ referenceId }: { readonly referenceId: string }): string {
  return `#/components/schemas/${referenceId}`;
}

/** A file format of ours, by the last part of its address. */
export interface PublishedSchema {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly schema: v.GenericSchema;
}

export const PUBLISHED_SCHEMAS: readonly PublishedSchema[] = [
  {
    file: 'own.json',
    id: OWN_SCHEMA,
    title: 'A workspace of Crossread',
    schema: ownSchema,
  },
  {
    file: 'code-book.json',
    id: CODE_BOOK_SCHEMA,
    title: 'A code book of Crossread',
    schema: codeBookFileSchema,
  },
];

/** The whole JSON Schema document, with its version in `$id`. */
export function publishedSchema({ id, title, schema }: PublishedSchema): JsonSchema {
  const { $schema, ...rest } = toJsonSchema(schema, { ...COMMON, typeMode: 'input' });
  const description =
    'Positions count UTF-16 units. Crossread checks more than a schema can say: hashes, quotes, and that ids name what is there.';
  return { $schema, $id: id, title, description, ...rest };
}
