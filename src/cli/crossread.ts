#!/usr/bin/env node
/** Crossread from a shell: the same core as the app, over the same data folder. */
import { Command, CommanderError, Option } from 'commander';
import { formats } from '#core/formats/index.ts';
import { exportWorkspace } from './export.ts';
import { ownerLink } from './owner-link.ts';

const program = new Command('crossread')
  .description('Several news articles about one event, side by side.')
  .exitOverride()
  .showHelpAfterError('(crossread --help shows what there is)');

program
  .command('export')
  .description('Write everything that is published in a workspace in a format of other tools.')
  .addOption(
    new Option('-f, --format <format>', 'the format')
      .choices(formats.map(({ id }) => id))
      .makeOptionMandatory(),
  )
  .addOption(dataFolder())
  .option('-w, --workspace <id>', 'the workspace; needed only when there are several')
  .option('-o, --out <file>', 'the file to write; - writes to the standard output', '-')
  .option('--sources <ids>', 'only these articles, with commas between: source-a,source-c')
  .option('--layers <ids>', 'only marks of these layers: framing,claims')
  .option('--annotators <ids>', 'only what these members marked')
  .option('--round <number>', 'the marks as they stood at the reveal of that round')
  .option('--pseudonyms', 'members under pseudonyms, the same in every export of the workspace')
  .addHelpText(
    'after',
    `\nFormats:\n${formats.map(({ id, label }) => `  ${id.padEnd(10)} ${label}`).join('\n')}\n\nA running server is not disturbed. What the format leaves out is told on the error output.`,
  )
  .action(async (options: Parameters<typeof exportWorkspace>[0]) => {
    tell(await exportWorkspace(options));
  });

program
  .command('owner-link')
  .description('Make a new recovery key for a workspace and print the address that uses it.')
  .addOption(dataFolder())
  .option('-w, --workspace <id>', 'the workspace; needed only when there are several')
  .option('-u, --url <address>', 'where people reach the server', 'http://127.0.0.1:4400')
  .addHelpText(
    'after',
    '\nStop the server first: it keeps the workspaces in memory. Who opens the address becomes the owner on that device; the key that was valid before no longer is.',
  )
  .action(async (options: Parameters<typeof ownerLink>[0]) => {
    tell(await ownerLink(options));
  });

function dataFolder(): Option {
  return new Option('-d, --data <folder>', 'the data folder of the server')
    .env('CROSSREAD_DATA')
    .default('./data');
}

function tell(problem: string | null): void {
  if (problem === null) return;
  console.error(`crossread: ${problem}`);
  process.exitCode = 1;
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
