/** A code book file to the server. The body is the file itself. */
import {
  codeBookReportSchema,
  type CodeBookReport,
} from '#core/formats/code-books/code-book-report.ts';
import type { WorkspaceId } from '#core/model/ids.ts';
import type { Result } from '#core/model/result.ts';
import { pairs } from './import-api.ts';
import { sendFile, type FileWay } from './send-file.ts';

/** What a person decided about the file, by key of its layers and tags. */
export interface CodeBookChoices {
  /** Id of a layer; `-` leaves the layer's tags out. */
  readonly layers: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly removeUnused: boolean;
}

export const NO_CODE_BOOK_CHOICES: CodeBookChoices = {
  layers: new Map(),
  tags: new Map(),
  removeUnused: false,
};

export function sendCodeBook(
  workspace: WorkspaceId,
  file: File,
  { layers, tags, removeUnused }: CodeBookChoices,
  dryRun: boolean,
  way: FileWay,
): Promise<Result<CodeBookReport>> {
  const query = new URLSearchParams({
    name: file.name,
    dryRun: dryRun ? 'yes' : 'no',
    layers: pairs(layers),
    tags: pairs(tags),
    removeUnused: removeUnused ? 'yes' : 'no',
  });
  const path = `/api/workspaces/${workspace}/import-code-book?${query.toString()}`;
  return sendFile(codeBookReportSchema, path, file, way);
}
