/** Runs before each file of browser tests (vite.config.ts). */
import { afterEach } from 'vitest';
import { screens } from './screens.ts';

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error((await screens()).join('\n\n'));
});
