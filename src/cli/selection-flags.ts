/** What the commands that read a workspace have in common: which workspace, and what of it. */
import { InvalidArgumentError, Option, type Command } from 'commander';
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
    .default('./data')
    .argParser(aFolder);
}

/** An empty name would be the folder in which one happens to be: `--data "$DATA"` with no such variable. */
export function aFolder(given: string): string {
  if (given.trim() !== '') return given;
  throw new InvalidArgumentError('names no folder.');
}

/** Adds the flags that choose marks. */
export function withSelection(command: Command): Command {
  return command
    .option('-w, --workspace <id>', 'the workspace; needed only when there are several')
    .option('--sources <ids>', 'only these articles, with commas between: source-a,source-c')
    .option('--layers <ids>', 'only these layers: framing,claims')
    .option('--annotators <ids>', 'only what these members marked')
    .addOption(
      new Option(
        '--round <number>',
        'the marks as they stood at the reveal of that round',
      ).argParser(aRound),
    );
}

/** Mistyped where the selection that it is a part of would be refused. */
function aRound(round: string): string {
  const read = selectionFromQuery({ round });
  if (read.ok) return round;
  throw new InvalidArgumentError(sentences(read.problems));
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

/** Where people reach the server: the beginning of an address that is printed. */
export function serverAddress(): Option {
  return new Option('-u, --url <address>', 'where people reach the server')
    .default('http://127.0.0.1:4400')
    .argParser((given: string) => {
      if (URL.canParse(given) && /^https?:/.test(given)) return given;
      throw new InvalidArgumentError('is no address: write it with http:// or https://.');
    });
}

/** The same where what is wrong is a file: a part of a sentence gets the name of the file before it. */
export function sentencesAbout(file: string, problems: readonly Problem[]): string {
  return sentences(
    problems.map(({ path, message }) => ({
      path: path === '' && /^\p{Ll}/u.test(message) ? file : path,
      message,
    })),
  );
}

/** As they stand behind "crossread: ". */
export function sentences(problems: readonly Problem[]): string {
  return problems
    .map(({ path, message }) => (path === '' ? message : `${path} ${message}`))
    .join('\n');
}
