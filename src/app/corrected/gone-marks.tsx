import { Popover } from '@base-ui/react/popover';
import type { Source } from '#core/model/source.ts';
import { useGoneMarks } from '../filter/visible-marks.ts';
import { useMemberName, useWorkspace } from '../session/room.ts';
import '../styles/corrected.css';
import { changeView } from '../view-state.ts';
import { counted, wordsOf } from '../words.ts';

/** Marks whose words a correction took out of the article: they stand nowhere in it, and are not lost to anybody. */
export function GoneMarks({ source }: { readonly source: Source }) {
  const gone = useGoneMarks(source.id);
  const { codes } = useWorkspace();
  const nameOf = useMemberName();
  if (gone.length === 0) return null;
  return (
    <Popover.Root>
      <Popover.Trigger className="gone-marks">
        {counted(gone.length, 'mark', 'marks')} on words that were corrected away
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4}>
          <Popover.Popup className="popup gone-popup" aria-label="Marks on words that are gone">
            <p className="quiet">
              The article was corrected after these were made. They stay as they are, and in every
              export with the earlier text.
            </p>
            <ul>
              {gone.map((mark) => (
                <li key={mark.id}>
                  <button type="button" onClick={() => changeView({ mark: mark.id })}>
                    <q>{wordsOf(mark)}</q>
                    <span className="quiet">
                      {codes.tags.get(mark.tag)?.tag.label ?? mark.tag}, {nameOf(mark.author)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
