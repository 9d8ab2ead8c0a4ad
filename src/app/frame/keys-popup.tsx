import { Dialog } from '@base-ui/react/dialog';
import { useMay } from '../session/room.ts';
import type { LatePopupProps } from './late-dialog.tsx';

const KEYS = [
  [
    'Move and select in an article',
    [
      ['Tab', 'into the next article, or on to the controls'],
      ['Arrows, Ctrl+arrows, Home, End', 'move the caret'],
      ['Shift with any of these', 'select'],
      ['s / Shift+S', 'select the sentence, and the next / take one back'],
      ['p', 'select the paragraph'],
      ['[ / ]', 'to the paragraph before / after'],
      ['Esc', 'drop the selection'],
    ],
  ],
  [
    'Mark what is selected',
    [
      ['f, c, l', 'framing, claims, loaded language: then the key of the tag'],
      ['Enter', 'all tags, with a search'],
      ['e', 'say who or what the words name'],
      ['q', 'say whose words they are'],
      ['a, or Alt while selecting', 'keep this piece and select another for the same mark'],
    ],
  ],
  [
    'Read marks',
    [
      ['Enter', 'open the smallest mark at the caret'],
      ['n / Shift+N', 'next / previous mark of the article'],
      ['i', 'into the panel about the mark; Esc returns'],
      ['k', 'link the open mark: open another, and k again to say how they stand'],
      ['x / Shift+X', 'what the other articles say of the sentence / the next that has an answer'],
      ['b', 'back to the sentence before that has an answer'],
      ['Delete', 'delete the open mark, when it is yours'],
      ['Ctrl+Z / Ctrl+Shift+Z', 'undo / redo what you did, nobody else'],
      ['?', 'these keys'],
    ],
  ],
] as const;

/** Only for those who have a desk. */
const DESK_KEYS = [
  'Run the room, prepare articles',
  [
    ['Shift+D', 'to the desk, and back to the articles'],
    ['Ctrl+Alt+1 to 6', 'in a draft: heading, deck, paragraph, quotation, caption, furniture'],
    ['Shift+Enter', 'in a draft: a new line in the same block'],
  ],
] as const;

/** What every key does. */
export function KeysPopup({ open, setOpen }: LatePopupProps) {
  const seesBoard = useMay('see-board');
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title>Keys</Dialog.Title>
          {[...KEYS, ...(seesBoard ? [DESK_KEYS] : [])].map(([title, rows]) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl className="keys">
                {rows.map(([keys, effect]) => (
                  <div key={keys}>
                    <dt>
                      <kbd>{keys}</kbd>
                    </dt>
                    <dd>{effect}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <Dialog.Close className="primary">Close</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
