/** What the commands that read a workspace have in common: which workspace, and what of it. */
import { Option, type Command } from 'commander';
import type { Selection } from '#core/formats/selection.ts';
import type { Problem, Result } from '#core/model/result.ts';
import { selectionFromQuery } from '#sync/selection-query.ts';
import type { WorkspaceChoice } from './data-folder.ts';

export interface SelectionFlags extends WorkspaceChoice {
  /** Ids with commas between, as in the address of the HTTP API. */
  readonly sources?: string;
  readonly layers?: string;
  readonly annotators?: string;
  readonly round?: string;
  readonly marks?: string;
  readonly pseudonyms?: boolean;
}

export function dataFolder(): Option {
  return new Option('-d, --data <folder>', 'the data folder of the server')
    .env('CROSSREAD_DATA')
    .default('./data');
}

/** Adds the flags that choose marks. */
export function withSelection(command: Command): Command {
  return command
    .option('-w, --workspace <id>', 'the workspace; needed only when there are several')
    .option('--sources <ids>', 'only these articles, with commas between: source-a,source-c')
    .option('--layers <ids>', 'only these layers: framing,claims')
    .option('--annotators <ids>', 'only what these members marked')
    .option('--round <number>', 'the marks as they stood at the reveal of that round');
}

export function selectionOf({
  sources,
  layers,
  annotators,
  round,
  marks,
  pseudonyms,
}: SelectionFlags): Result<Selection> {
  const given = { sources, layers, annotators, round, marks };
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  return selectionFromQuery({
    ...Object.fromEntries(named),
    ...(pseudonyms ? { pseudonyms: 'yes' } : {}),
  });
}

/** As they stand behind "crossread: ". */
export function sentences(problems: readonly Problem[]): string {
  return problems
    .map(({ path, message }) => (path === '' ? message : `${path} ${message}`))
    .join('\n');
}
