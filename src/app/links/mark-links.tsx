import { linksOfMark, type LinkAtMark } from '#core/compare/mark-links.ts';
import { MARK_RELATIONS, orderedEnds, type MarkRelation } from '#core/model/link.ts';
import type { Mark } from '../session/marks.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { sayLink } from '../session/statements.ts';
import { changeView } from '../view-state.ts';
import { linkingFrom } from './linking.ts';
import { wordsOf } from '../words.ts';

/** From the end that is open; `supports` is said of the mark that it comes from. */
const RELATION_WORDS: Readonly<Record<MarkRelation, readonly [string, string]>> = {
  'same-as': ['Says the same as', 'Says the same as'],
  contradicts: ['Contradicts', 'Contradicts'],
  supports: ['Supports', 'Is supported by'],
};

/** How this mark stands to others: what people said, and the way to say more. */
export function MarkLinks({ mark }: { readonly mark: Mark }) {
  const room = useRoom();
  const mayMark = useMay('mark');
  const links = useObservable(room.records.of('links'));
  const linking = useObservable(linkingFrom);
  const marks = useObservable(room.marks.marks);
  const from = linking === null ? undefined : marks.get(linking);
  const { between, omittedIn } = linksOfMark(mark.id, links);
  if (!mayMark && between.length === 0 && omittedIn.length === 0) return null;
  return (
    <section className="mark-links" aria-label="Links">
      <h3>Links</h3>
      {between.length > 0 && (
        <ul>
          {between.map((link) => (
            <LinkLine key={link.relation + link.other + link.isFrom} mark={mark} link={link} />
          ))}
        </ul>
      )}
      <Omissions mark={mark} />
      {mayMark && from && from.id !== mark.id && <LinkChoice from={from} to={mark} />}
      {mayMark && from?.id === mark.id && (
        <p className="link-hint" role="status">
          Now open the other mark: click it, or go to it with <kbd>n</kbd>, and press <kbd>k</kbd>.{' '}
          <button type="button" onClick={() => linkingFrom.set(null)}>
            Do not link
          </button>
        </p>
      )}
      {mayMark && !from && (
        <button type="button" onClick={() => linkingFrom.set(mark.id)}>
          Link with another mark <kbd>k</kbd>
        </button>
      )}
    </section>
  );
}

function LinkLine({ mark, link }: { readonly mark: Mark; readonly link: LinkAtMark }) {
  const room = useRoom();
  const mayMark = useMay('mark');
  const nameOf = useMemberName();
  const { sources } = useWorkspace();
  const other = useObservable(room.marks.marks).get(link.other);
  const words = RELATION_WORDS[link.relation][link.isFrom ? 0 : 1];
  const letter = sources.find(({ id }) => id === other?.target.source)?.letter;
  const ends = link.isFrom ? ([mark.id, link.other] as const) : ([link.other, mark.id] as const);
  return (
    <li>
      <span className="link-relation">{words}</span>
      {other ? (
        <button
          type="button"
          className="link-quote"
          title={`Said by ${nameOf(link.author)}; open the mark`}
          onClick={() => changeView({ mark: other.id })}
        >
          {letter} “{wordsOf(other)}”
        </button>
      ) : (
        <span>a mark that is no longer here</span>
      )}
      {mayMark && (
        <button
          type="button"
          className="tool"
          aria-label={`Take back: ${words} “${wordsOf(other)}”`}
          title="Take this link back"
          onClick={() => sayLink(room, orderedEnds(link.relation, ...ends), 'withdrawn')}
        >
          ×
        </button>
      )}
    </li>
  );
}

function LinkChoice({ from, to }: { readonly from: Mark; readonly to: Mark }) {
  const room = useRoom();
  const say = (relation: MarkRelation) => {
    sayLink(room, orderedEnds(relation, from.id, to.id), 'stands');
    linkingFrom.set(null);
    document.querySelector<HTMLElement>('.inspector')?.focus();
  };
  return (
    <div className="link-choice" role="group" aria-label="How the two marks stand to each other">
      <p>“{wordsOf(from)}” …</p>
      {MARK_RELATIONS.map((relation) => (
        <button key={relation} type="button" onClick={() => say(relation)}>
          {RELATION_WORDS[relation][0].toLowerCase()} this mark
        </button>
      ))}
      <button type="button" onClick={() => linkingFrom.set(null)}>
        Do not link
      </button>
    </div>
  );
}

/** "B lacks it": one box an other article, for everybody who may mark. */
function Omissions({ mark }: { readonly mark: Mark }) {
  const room = useRoom();
  const mayMark = useMay('mark');
  const nameOf = useMemberName();
  const { sources } = useWorkspace();
  const { omittedIn } = linksOfMark(mark.id, useObservable(room.records.of('links')));
  const others = sources.filter(({ id }) => id !== mark.target.source);
  if (others.length === 0 || (!mayMark && omittedIn.length === 0)) return null;
  return (
    <fieldset className="link-omissions" disabled={!mayMark}>
      <legend>Left out in</legend>
      {others.map(({ id, letter }) => {
        const said = omittedIn.find(({ source }) => source === id);
        return (
          <label key={id} title={said && `Said by ${nameOf(said.author)}`}>
            <input
              type="checkbox"
              checked={said !== undefined}
              onChange={({ target }) =>
                sayLink(
                  room,
                  { relation: 'omitted-in', from: mark.id, source: id },
                  target.checked ? 'stands' : 'withdrawn',
                )
              }
            />{' '}
            {letter}
          </label>
        );
      })}
    </fieldset>
  );
}
