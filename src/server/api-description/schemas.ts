/** Every named schema of requests and answers, as the description shows it. */
import { codeBookReportSchema } from '#core/formats/code-books/code-book-report.ts';
import { importReportSchema } from '#core/formats/placing/import-report.ts';
import * as api from '#sync/api.ts';
import * as files from '#sync/file-api.ts';
import { errorSchema } from '#sync/wire.ts';
import { inputSchemas, outputSchemas, type JsonSchema } from './json-schemas.ts';

const REQUESTS = {
  Address: files.addressSchema,
  Command: api.commandSchema,
  CodeAsked: api.codeAskedSchema,
  Copy: api.copySchema,
  Create: api.createSchema,
  Join: api.joinSchema,
  JoinByCode: api.joinByCodeSchema,
  Returning: api.returningSchema,
  SignInWay: api.signInWaySchema,
} as const;

const ANSWERS = {
  CodeBookReport: codeBookReportSchema,
  CodeFound: api.codeFoundSchema,
  CommandAnswer: api.commandAnswerSchema,
  Created: api.createdSchema,
  Desk: api.deskSchema,
  DraftPreview: files.draftPreviewSchema,
  ReadSources: files.readSourcesSchema,
  Error: errorSchema,
  Home: api.homeSchema,
  ImportReport: importReportSchema,
  Session: api.sessionSchema,
  SignInBegun: api.signInBegunSchema,
} as const;

/** By the name under `components`. */
export function namedSchemas(): Record<string, JsonSchema> {
  return { ...inputSchemas(REQUESTS), ...outputSchemas(ANSWERS) };
}
