/** Carets and selections of the others in a draft. Not who they are: the app knows the members. */
import type { Plugin } from 'prosemirror-state';
import { yCursorPlugin } from 'y-prosemirror';

export type Awareness = Parameters<typeof yCursorPlugin>[0];

export interface DraftPerson {
  readonly name: string;
  /** One of eight, as everywhere. */
  readonly colour: number;
}

/** `personOf` gets what the state names as its member: the server has put the real one there. */
export function draftCarets(
  awareness: Awareness,
  personOf: (member: unknown) => DraftPerson,
): Plugin {
  const personAt = (client: number) => personOf(awareness.getStates().get(client)?.['member']);
  const plugin: Plugin = yCursorPlugin(awareness, {
    cursorBuilder: (_user, client) => {
      const { name, colour } = personAt(client);
      const caret = document.createElement('span');
      caret.className = 'draft-caret';
      caret.dataset['colour'] = String(colour);
      caret.dataset['name'] = name; // drawn by the style sheet, so that it is no part of the text
      caret.setAttribute('aria-hidden', 'true');
      return caret;
    },
    selectionBuilder: (_user, client) => ({
      class: 'draft-selected',
      'data-colour': String(personAt(client).colour),
    }),
  });
  return plugin;
}
