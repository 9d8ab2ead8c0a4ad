#!/usr/bin/env node
/** Crossread from a shell: the same core as the app, over the same data folder. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { MEASURES } from '#core/agreement/measures.ts';
import { formats } from '#core/formats/index.ts';
import { markReaders } from '#core/formats/readers.ts';
import { MARK_VERSIONS } from '#core/formats/selection.ts';
import { VERSION } from '#core/version.ts';
import { StartError } from '#server/messages.ts';
import { portOf, serve } from '#server/serve.ts';
import { AGREEMENT_FORMATS, tellAgreement } from './agreement.ts';
import { backUp, restore } from './backup.ts';
import { exportWorkspace } from './export.ts';
import { importFile } from './import.ts';
import { ownerLink } from './owner-link.ts';
import { aFolder, dataFolder, serverAddress, withSelection } from './selection-flags.ts';
import { tellLines } from './tell.ts';

const program = new Command('crossread')
  .description('Several news articles about one event, side by side.')
  .version(VERSION, '-V, --version', 'display the version')
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 failed (a sentence on the error output says why, and nothing is half done),\n2 mistyped. “crossread <command> --help” tells more; docs/command-line.md has examples.',
  )
  .exitOverride()
  .showHelpAfterError('(crossread --help shows what there is)');

withSelection(program.command('export').addOption(dataFolder()))
  .description('Write everything that is published in a workspace in a format of other tools.')
  .addOption(
    new Option('-f, --format <format>', 'the format')
      .choices(formats.map(({ id }) => id))
      .makeOptionMandatory(),
  )
  .option('-o, --out <file>', 'the file to write; - writes to the standard output', '-')
  .addOption(
    new Option(
      '--marks <whose>',
      'what each annotator marked, what was decided about it, or both',
    ).choices(MARK_VERSIONS),
  )
  .option('--pseudonyms', 'members under pseudonyms, the same in every export of the workspace')
  .addHelpText(
    'after',
    `\nFormats:\n${listed(formats)}\n\nA running server is not disturbed. What the format leaves out is told on the error output.`,
  )
  .action(async (options: Parameters<typeof exportWorkspace>[0]) => {
    fail(await exportWorkspace(options));
  });

withSelection(program.command('agreement').addOption(dataFolder()))
  .description('Tell how far the coders of a workspace agree.')
  .addOption(
    new Option('-f, --format <format>', 'a table to read, or every figure for a script')
      .choices(AGREEMENT_FORMATS)
      .default('text'),
  )
  .option('-o, --out <file>', 'the file to write; - writes to the standard output', '-')
  .addHelpText(
    'after',
    `\nFigures:\n${listed(
      Object.values(MEASURES).map(({ label, says }) => ({ id: label, label: says })),
      26,
    )}\n\nThe table leaves out the last five and the tags of each article: csv and json have them. A coder of an\narticle is who marked something in it; members named with --annotators are coders of every article.\nNo figure names a person. docs/agreement.md has formulas and sources. A running server is not disturbed.`,
  )
  .action(async (options: Parameters<typeof tellAgreement>[0]) => {
    fail(await tellAgreement(options));
  });

program
  .command('import')
  .description(
    'Bring in a whole workspace (Crossread’s own JSON), or articles, marks or a code book into a workspace.',
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
  .addOption(
    new Option(
      '--code-book',
      'the file is a code book: JSON, .qdc, .qdpx or CSV; known by itself for .qdc and a code book’s own JSON',
    ).conflicts('reader'),
  )
  .addOption(
    new Option(
      '--articles',
      'the file holds articles: text, saved web page, Word, PDF or a table; each becomes a draft',
    ).conflicts(['codeBook', 'reader', 'removeUnused']),
  )
  .option('--remove-unused', 'take out tags that the code book file lacks and no mark uses')
  .option('-n, --dry-run', 'tell what would happen and write nothing')
  .addOption(serverAddress())
  .addHelpText(
    'after',
    `\nReads:\n${listed(markReaders)}\n\nStop the server first, except for a dry run: it keeps the workspaces in memory. What does not fit is told on the error output, each with its reason; every annotator of the file becomes a member. A code book becomes a new revision, and no tag goes that a mark uses.`,
  )
  .action(async (file: string, options: Parameters<typeof importFile>[1]) => {
    fail(await importFile(file, options));
  });

program
  .command('backup')
  .description('Write everything in the data folder into one file.')
  .addOption(dataFolder())
  .requiredOption('-o, --out <file>', 'the file to write; - writes to the standard output')
  .addHelpText(
    'after',
    '\nA running server is not disturbed. The file holds names and marks: keep it safe.',
  )
  .action(async (options: Parameters<typeof backUp>[0]) => {
    fail(await backUp(options));
  });

program
  .command('restore')
  .description('Make a data folder out of a back-up.')
  .argument('<file>', 'what “crossread backup” wrote; - reads the standard input')
  .addOption(dataFolder())
  .addHelpText(
    'after',
    '\nThe folder must hold no data yet: nothing is ever overwritten. The file is checked first, all of it or nothing is restored.',
  )
  .action(async (file: string, options: Parameters<typeof restore>[1]) => {
    fail(await restore(file, options));
  });

program
  .command('serve')
  .description('Run the server with the built pages; “npm start” builds them first.')
  .addOption(
    new Option('-p, --port <number>', 'the port (CROSSREAD_PORT, else 4400)').argParser(aPort),
  )
  .option('--host <address>', 'the address to listen at (CROSSREAD_HOST, else 127.0.0.1)')
  .addOption(
    new Option('-d, --data <folder>', 'the data folder (CROSSREAD_DATA, else ./data)').argParser(
      aFolder,
    ),
  )
  .action(async (options: Parameters<typeof serve>[0]) => {
    try {
      await serve(options);
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      fail(error.message);
    }
  });

program
  .command('owner-link')
  .description('Make a new recovery key for a workspace and print the address that uses it.')
  .addOption(dataFolder())
  .option('-w, --workspace <id>', 'the workspace; needed only when there are several')
  .addOption(serverAddress())
  .addHelpText(
    'after',
    '\nStop the server first: it keeps the workspaces in memory. Who opens the address becomes the owner on that device; the key that was valid before no longer is.',
  )
  .action(async (options: Parameters<typeof ownerLink>[0]) => {
    fail(await ownerLink(options));
  });

function aPort(given: string): string {
  try {
    portOf(given);
    return given;
  } catch (error) {
    if (error instanceof StartError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

function listed(
  all: readonly { readonly id: string; readonly label: string }[],
  width = 14,
): string {
  return all.map(({ id, label }) => `  ${id.padEnd(width)} ${label}`).join('\n');
}

/** Null is no failure. */
function fail(problem: string | null): void {
  if (problem === null) return;
  tellLines(`crossread: ${problem}`);
  process.exitCode = 1;
}

// `--help | head`: whoever reads has enough. What is written through output.ts says itself what is wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exitCode = 1;
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  if (error.exitCode !== 0) process.exitCode = 2;
}
