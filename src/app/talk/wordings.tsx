import { wordingsFor } from '#core/compare/plain-wordings.ts';
import { quoteOf } from '#core/model/annotation.ts';
import type { Mark } from '../session/marks.ts';
import { useObservable } from '../session/observable.ts';
import { useMemberName, useRoom } from '../session/room.ts';
import { changeView, viewState } from '../view-state.ts';

/** "Say it plainly": what others would have written in place of these words, side by side. */
export function Wordings({ mark }: { readonly mark: Mark }) {
  const room = useRoom();
  const nameOf = useMemberName();
  const { plain } = useObservable(viewState);
  const wordings = wordingsFor(mark, useObservable(room.marks.marks).values());
  if (wordings.length === 0) return null;
  return (
    <section className="wordings" aria-label="Said plainly">
      <h3>Said plainly</h3>
      <dl>
        {wordings.map(({ annotation, author, words }) => (
          <div key={annotation.id}>
            <dt>{words}</dt>
            <dd>
              {nameOf(author)}, for “{quoteOf(annotation.target)}”
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" aria-pressed={plain} onClick={() => changeView({ plain: !plain })}>
        Read the articles with these words
      </button>
    </section>
  );
}
