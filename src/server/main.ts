/** Starts the server from the shell: flags, and what is wrong with them as a sentence (serve.ts does the rest). */
import { parseArgs } from 'node:util';
import { StartError } from './messages.ts';
import { serve } from './serve.ts';

const USAGE =
  'Usage: npm start -- [--port 4400] [--host 127.0.0.1] [--data ./data] (or CROSSREAD_PORT, CROSSREAD_HOST, CROSSREAD_DATA)';

function isUsageError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}

try {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } },
  });
  await serve(values);
} catch (error) {
  if (isUsageError(error)) console.error(`${error.message}\n${USAGE}`);
  else if (error instanceof StartError) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}
