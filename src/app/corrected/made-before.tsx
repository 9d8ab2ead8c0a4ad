import type { Mark } from '../session/marks.ts';
import { wordsOf } from '../words.ts';

/** What a correction of the article did to the words of a mark. */
export function MadeBefore({ mark }: { readonly mark: Mark }) {
  if (mark.standing === 'lost') {
    return (
      <p className="quiet">
        These words were taken out of the article after they were marked. The mark stays with the
        earlier text.
      </p>
    );
  }
  if (mark.standing !== 'changed') return null;
  return (
    <p className="quiet">
      The article was corrected after this was marked. It was made on{' '}
      <q>{wordsOf({ target: mark.made })}</q>.
    </p>
  );
}
