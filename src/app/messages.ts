import { counted } from '#core/text/counted.ts';
import type { SignInProblem } from '#sync/api.ts';

/** Every sentence that tells of a problem, with a next step, ready for a second language; of files in file-messages.ts. */
export const messages = {
  serverUnreachable: 'The Crossread server cannot be reached. Check the connection and try again.',
  serverUnreachableNow:
    'The Crossread server cannot be reached. Check the connection; this page tries again by itself.',
  serverSilent:
    'The Crossread server does not answer. It may do what you asked all the same: look before you try again.',
  serverFailed:
    'The server could not do that. Try again, or ask whoever runs it to look at its log.',
  crashed: 'Something went wrong on this page. Your marks are kept. Reload the page to go on.',
  offlineNotKept: (changes: number) =>
    changes === 0
      ? 'Offline, and this device can keep nothing'
      : `Offline: ${counted(changes, 'change', 'changes')} on this page only. Leave it open`,
  held: (changes: number, keptHere: boolean) => {
    const said = counted(changes, 'change', 'changes');
    return keptHere
      ? `Not saved: ${said} kept on this device until you may write again`
      : `Not saved: ${said} on this page only. Leave it open`;
  },
  draftNotKept: 'Offline: the draft is on this page only. Leave it open',
  partNotHere:
    'This part of the page cannot be fetched. Check the connection; it is tried again by itself. If a newer Crossread was installed meanwhile, reload the page.',
  notHere: 'The mark that this link names is not here: it was deleted, or has not arrived yet.',
  refused: (count: number) =>
    count === 1
      ? 'Something that you wrote is not shown to the others.'
      : `${count} things that you wrote are not shown to the others.`,
  /** Why a sign-in at the organisation's provider let nobody in; by the code in the address. */
  signIn: {
    cancelled: 'The sign-in was cancelled. Try again when you are ready.',
    failed:
      'The sign-in did not work. Try again; if it happens again, tell whoever runs this server.',
    expired: 'The sign-in took too long, or its page was opened twice. Begin again.',
    removed: 'An owner has taken you out of this workspace. Ask them if that is a mistake.',
    'not-listed':
      'Your name is not on the list of this workspace, or somebody has it already. Ask whoever runs it.',
    unknown: 'You are in no workspace here yet. Join one with its code first.',
    closed: 'This way in was closed in the meantime. Ask for the present code.',
  } satisfies Record<SignInProblem, string>,
} as const;
