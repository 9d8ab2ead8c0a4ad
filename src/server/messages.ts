/** Every sentence that the server says to a person over HTTP, with its status and a next step. */
export const HTTP_ERRORS = {
  badName: { status: 400, message: 'Please give a name of 1 to 40 visible characters.' },
  badRequest: {
    status: 400,
    message: 'The request could not be read. Reload the page and try again.',
  },
  otherSite: {
    status: 403,
    message:
      'This request came from another site. Open Crossread at its own address and try again.',
  },
  notFound: {
    status: 404,
    message: 'There is nothing at this address. Go back to the start page.',
  },
  notBuilt: {
    status: 404,
    message: 'The pages are not built yet. Run "npm start", which builds them first.',
  },
  notJoined: {
    status: 401,
    message: 'Only members can do this. Open the workspace, join, and try again.',
  },
  mayNot: {
    status: 403,
    message: 'Your role may not do this now. Ask an owner of the workspace.',
  },
  mayNotCreate: {
    status: 403,
    message: 'This server does not let everybody make workspaces. Ask whoever runs it.',
  },
  noWorkspace: {
    status: 404,
    message: 'There is no such workspace here, or it was deleted. Go back to the start page.',
  },
  doorClosed: {
    status: 403,
    message: 'This workspace is joined with its code. Ask its owner for the code.',
  },
  noSuchCode: {
    status: 404,
    message: 'No workspace has this code. Look at it once more, or ask for the present one.',
  },
  noSignIn: {
    status: 404,
    message: 'Nobody signs in at this server. Join with a code.',
  },
  signInNeeded: {
    status: 403,
    message: 'People sign in here with their organisation. Use the button “Sign in”.',
  },
  providerDown: {
    status: 502,
    message:
      'The sign-in service does not answer. Try again in a minute, or tell whoever runs this server.',
  },
  tooManyGuesses: {
    status: 429,
    message: 'Too many wrong codes came from this address. Wait a minute and try again.',
  },
  chooseSeat: {
    status: 409,
    message: 'This workspace has a list of names. Choose yours from it.',
  },
  seatTaken: {
    status: 409,
    message: 'Somebody has taken this name already. Choose another, or return with your code.',
  },
  badWorkspace: {
    status: 400,
    message:
      'The workspace could not be made of this. Give a title, a name, and a text for each article.',
  },
  unknownSource: { status: 400, message: 'One of these articles is not in this workspace.' },
  unknownMark: { status: 404, message: 'This mark is no longer there.' },
  unknownMember: { status: 404, message: 'This member is no longer there.' },
  lastOwner: {
    status: 409,
    message: 'A workspace needs an owner. Make somebody else an owner first.',
  },
  unknownDraft: {
    status: 404,
    message: 'This draft is no longer there: it was frozen or discarded. Look at the desk.',
  },
  draftExists: {
    status: 409,
    message: 'A draft of this article is open already. Open it from the desk and go on there.',
  },
  tooManyDrafts: {
    status: 409,
    message: 'There are too many drafts here. Freeze or discard some of them first.',
  },
  badArticle: {
    status: 400,
    message: 'No draft could be made of this text. The list says why.',
  },
  draftChanged: {
    status: 409,
    message:
      'Somebody has changed the draft since you looked. Look at the changes and freeze again.',
  },
  unchangedDraft: {
    status: 409,
    message:
      'Nothing differs from the article as it is, so there is nothing to freeze. Change something, or discard the draft.',
  },
  staleDraft: {
    status: 409,
    message:
      'The article was corrected after this draft was begun. Begin a new draft from the present text and carry your changes over; this one stays as it is until you discard it.',
  },
  unreadyDraft: {
    status: 409,
    message: 'The draft cannot be frozen yet.',
  },
  unknownFormat: {
    status: 404,
    message: 'There is no such export format. Choose one from the export dialog.',
  },
  badSelection: {
    status: 400,
    message: 'This choice for the export does not fit the workspace. Choose again in the dialog.',
  },
  manyExports: {
    status: 503,
    message: 'Many exports are being written just now. Try again in a minute.',
  },
  badImport: {
    status: 400,
    message: 'The file could not be imported, and nothing of it was. The list says why.',
  },
  unreadable: {
    status: 400,
    message: 'No article could be read from this. The list says why.',
  },
  fetchesNothing: {
    status: 403,
    message:
      'This server fetches nothing from addresses. Save the page and choose its file, or paste the text.',
  },
  noForm: {
    status: 415,
    message:
      'A form was sent. Send the file itself as the body of the request: curl --data-binary @FILE.',
  },
  tooLarge: { status: 413, message: 'The request is too large. Send a smaller one.' },
  tooManyJoins: {
    status: 429,
    message: 'Too many people joined from this address just now. Wait a minute and try again.',
  },
  internal: {
    status: 500,
    message:
      'The server could not do this. Try again; if it happens again, look at the log of the server.',
  },
} as const;
export type HttpErrorCode = keyof typeof HTTP_ERRORS;

/** Why the server does not start, in one sentence with a next step. Thrown by startServer, printed by main. */
export class StartError extends Error {}

export const START_ERRORS = {
  portInUse: (port: number) =>
    `Port ${port} is in use: stop the other program or choose another port with --port.`,
  portForbidden: (port: number) =>
    `Port ${port} may not be used by this account: choose one above 1023 with --port.`,
  hostUnknown: (host: string) =>
    `This machine has no address "${host}": choose another with --host, for instance 127.0.0.1.`,
  badPort: (given: string) => `"${given}" is not a port: give a whole number from 0 to 65535.`,
  badCreate: (given: string) =>
    `CROSSREAD_CREATE is "${given}": set it to everybody or nobody, for who may make workspaces.`,
  badFetch: (given: string) =>
    `CROSSREAD_FETCH is "${given}": set it to on or off, for whether articles are fetched from addresses.`,
  badSignIn: (what: string) =>
    `Sign-in is not set up: ${what}. See the administrator's part of the user guide.`,
  noFolder: () =>
    'The data folder has no name: give one with --data, or leave CROSSREAD_DATA unset.',
  folderUnwritable: (folder: string) =>
    `The data folder ${folder} cannot be written: check its rights or choose another with --data.`,
  folderInUse: (folder: string) =>
    `Another Crossread server uses the data folder ${folder}: stop it or choose another folder with --data.`,
  newerData: (folder: string) =>
    `The data folder ${folder} was written by a newer Crossread: update Crossread or choose another folder.`,
  unreadableData: (folder: string) =>
    `The database in ${folder} cannot be read: restore it from a copy or choose another folder with --data.`,
} as const;
