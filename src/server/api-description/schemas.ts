/** Every named schema of requests and answers, as the description shows it. */
import { codeBookReportSchema } from '#core/formats/code-books/code-book-report.ts';
import { importReportSchema } from '#core/formats/placing/import-report.ts';
import * as api from '#sync/api.ts';
import { errorSchema } from '#sync/wire.ts';
import { inputSchemas, outputSchemas, type JsonSchema } from './json-schemas.ts';

const REQUESTS = {
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
  DraftPreview: api.draftPreviewSchema,
  ReadSources: api.readSourcesSchema,
  Address: api.addressSchema,
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
