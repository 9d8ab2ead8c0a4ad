import { Plugin } from 'prosemirror-state';

function stop(_: unknown, event: Event): boolean {
  event.preventDefault();
  return true;
}

/**
 * Keeps a contenteditable text as it is, so that it can have a real caret and still be frozen:
 * every way to type, paste, drop or compose into it is stopped; copying is not.
 */
export function frozenText(): Plugin {
  return new Plugin({
    filterTransaction: (transaction) => !transaction.docChanged,
    props: {
      handleTextInput: () => true,
      handlePaste: () => true,
      handleDrop: () => true,
      handleDOMEvents: {
        beforeinput: stop,
        cut: stop,
        paste: stop,
        drop: stop,
        dragstart: stop,
      },
    },
  });
}
