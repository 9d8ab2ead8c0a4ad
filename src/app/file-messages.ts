/** What goes wrong with files that come and go. Beside messages.ts, because nobody needs it until there is a file. */
export const fileMessages = {
  cancelled: 'Cancelled. Nothing was imported.',
  cancelledLate:
    'Cancelled. Marks that were being written already are here; look at the file again, and they count as known.',
  codeBookCancelledLate:
    'Cancelled. The new revision may be here already; look at the file again, and it is said what is left to do.',
  fileTooLarge: 'The file is larger than 50 MB. Split it, or export fewer articles into it.',
  fileNotSent:
    'The file did not reach the Crossread server. Check the connection and try again; nothing was imported.',
  fileNotAnswered:
    'The connection broke off before the server answered. What it was writing may be here already: look before you send the file again.',
  exportCancelled: 'Cancelled. Nothing was saved.',
  exportUnreachable:
    'The Crossread server cannot be reached, so nothing was saved. Check the connection and download again.',
  exportBrokeOff:
    'The download broke off, and nothing was saved. Check the connection and download again.',
  exportNotSaved:
    'The file could not be written there. Look whether there is room, or choose another place.',
} as const;
