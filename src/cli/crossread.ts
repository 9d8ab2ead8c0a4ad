#!/usr/bin/env node
/** Crossread from a shell: the same core as the app, over the same data folder. */
import { Command, CommanderError, Option } from 'commander';
import { formats } from '#core/formats/index.ts';
import { markReaders } from '#core/formats/readers.ts';
import { MARK_VERSIONS } from '#core/formats/selection.ts';
import { StartError } from '#server/messages.ts';
import { serve } from '#server/serve.ts';
import { backUp, restore } from './backup.ts';
import { exportWorkspace } from './export.ts';
import { importFile } from './import.ts';
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
  .addOption(
    new Option(
      '--marks <whose>',
      'what each annotator marked, what was decided about it, or both',
    ).choices(MARK_VERSIONS),
  )
  .option('--pseudonyms', 'members under pseudonyms, the same in every export of the workspace')
  .addHelpText(
    'after',
    `\nFormats:\n${formats.map(({ id, label }) => `  ${id.padEnd(14)} ${label}`).join('\n')}\n\nA running server is not disturbed. What the format leaves out is told on the error output.`,
  )
  .action(async (options: Parameters<typeof exportWorkspace>[0]) => {
    tell(await exportWorkspace(options));
  });

program
  .command('import')
  .description(
    'Bring in a whole workspace (Crossread’s own JSON), or marks of another tool into a workspace.',
  )
  .argument('<file>', 'the file; - reads the standard input')
  .addOption(dataFolder())
  .option('-w, --workspace <id>', 'where marks go; needed only when there are several workspaces')
  .addOption(
    new Option(
      '-r, --reader <format>',
      'what the file is, where its content does not tell',
    ).choices(markReaders.map(({ id }) => id)),
  )
  .option('-n, --dry-run', 'tell what would happen and write nothing')
  .option('-u, --url <address>', 'where people reach the server', 'http://127.0.0.1:4400')
  .addHelpText(
    'after',
    `\nReads:\n${markReaders.map(({ id, label }) => `  ${id.padEnd(14)} ${label}`).join('\n')}\n\nStop the server first: it keeps the workspaces in memory. What does not fit is told on the error output, each with its reason; every annotator of the file becomes a member.`,
  )
  .action(async (file: string, options: Parameters<typeof importFile>[1]) => {
    tell(await importFile(file, options));
  });

program
  .command('backup')
  .description('Write everything in the data folder into one file.')
  .addOption(dataFolder())
  .requiredOption('-o, --out <file>', 'the file to write')
  .addHelpText(
    'after',
    '\nA running server is not disturbed. The file holds names and marks: keep it safe.',
  )
  .action(async (options: Parameters<typeof backUp>[0]) => {
    tell(await backUp(options));
  });

program
  .command('restore')
  .description('Make a data folder out of a back-up.')
  .argument('<file>', 'what “crossread backup” wrote')
  .addOption(dataFolder())
  .addHelpText('after', '\nThe folder must hold no data yet: nothing is ever overwritten.')
  .action(async (file: string, options: Parameters<typeof restore>[1]) => {
    tell(await restore(file, options));
  });

program
  .command('serve')
  .description('Run the server with the built pages; “npm start” builds them first.')
  .option('-p, --port <number>', 'the port (CROSSREAD_PORT, else 4400)')
  .option('--host <address>', 'the address to listen at (CROSSREAD_HOST, else 127.0.0.1)')
  .option('-d, --data <folder>', 'the data folder (CROSSREAD_DATA, else ./data)')
  .action(async (options: Parameters<typeof serve>[0]) => {
    try {
      await serve(options);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      tell(error.message);
    }
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
