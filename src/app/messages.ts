/** Every sentence that tells of a problem, with a next step, in one place, ready for a second language. */
export const messages = {
  serverUnreachable:
    'The Crossread server cannot be reached. Check the connection; this page tries again by itself.',
  serverFailed:
    'The server could not do that. Try again, or ask whoever runs it to look at its log.',
  crashed: 'Something went wrong on this page. Your marks are kept. Reload the page to go on.',
  notHere: 'The mark that this link names is not here: it was deleted, or has not arrived yet.',
  refused: (count: number) =>
    count === 1
      ? 'Something that you wrote is not shown to the others.'
      : `${count} things that you wrote are not shown to the others.`,
} as const;
