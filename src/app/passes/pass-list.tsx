import type { Aspect, PassEntry } from '#core/compare/passes.ts';
import { quoteOf, type PublishedAnnotation } from '#core/model/annotation.ts';
import type { TagId } from '#core/model/ids.ts';
import { sourceName } from '../compare/column-head.tsx';
import { ChannelSample } from '../frame/channel-sample.tsx';
import { useMemberName, useWorkspace } from '../session/room.ts';
import { ARTICLES, changeView } from '../view-state.ts';

/** What was added, changed and removed, article by article in the order of the text. */
export function PassList({ entries }: { readonly entries: readonly PassEntry[] }) {
  const { sources } = useWorkspace();
  if (entries.length === 0) {
    return <p className="desk-hint">Nothing has changed since the reveal.</p>;
  }
  return sources.map((source) => {
    const here = entries.filter(({ mark }) => mark.target.source === source.id);
    if (here.length === 0) return null;
    return (
      <div key={source.id} className="pass-source">
        <h4>
          <span className="column-letter" aria-hidden="true">
            {source.letter}
          </span>{' '}
          {sourceName(source)}
        </h4>
        <ol>
          {here.map((entry) => (
            <Entry key={entry.mark.id} entry={entry} />
          ))}
        </ol>
      </div>
    );
  });
}

const SIGNS: Readonly<Record<PassEntry['kind'], readonly [sign: string, word: string]>> = {
  added: ['+', 'Added'],
  changed: ['≠', 'Changed'],
  removed: ['−', 'Removed'],
  kept: ['=', 'Kept'],
};

function Entry({ entry }: { readonly entry: PassEntry }) {
  const nameOf = useMemberName();
  const [sign, word] = SIGNS[entry.kind];
  const { mark } = entry;
  return (
    <li data-kind={entry.kind}>
      <span className="pass-kind">
        <span aria-hidden="true">{sign}</span> {word}
      </span>
      <div className="pass-what">
        <p>
          {entry.kind === 'changed' && entry.before.tag !== mark.tag && (
            <>
              <del>
                <TagName tag={entry.before.tag} />
              </del>{' '}
              <span aria-hidden="true">→</span>{' '}
            </>
          )}
          <TagName tag={mark.tag} /> <span className="pass-by">{nameOf(mark.author)}</span>
        </p>
        <p className="pass-quote">
          {entry.kind === 'removed' ? (
            <del>{shortQuote(mark)}</del>
          ) : (
            <button
              type="button"
              className="link"
              onClick={() => changeView({ mark: mark.id, ...ARTICLES })}
            >
              {shortQuote(mark)}
            </button>
          )}
        </p>
        {entry.kind === 'changed' && <More {...entry} />}
      </div>
    </li>
  );
}

function TagName({ tag }: { readonly tag: TagId }) {
  const found = useWorkspace().codes.tags.get(tag);
  return (
    <>
      {found && <ChannelSample channel={found.layer.channel} />} {found?.tag.label ?? tag}
    </>
  );
}

const ASPECTS: Readonly<Record<Exclude<Aspect, 'tag'>, string>> = {
  words: 'other words',
  attributes: 'what is said about it',
  note: 'the note',
};

/** What differs beside the tag; of the words, how they were before. */
function More({ aspects, before }: Extract<PassEntry, { kind: 'changed' }>) {
  const others = aspects.flatMap((aspect) => (aspect === 'tag' ? [] : [ASPECTS[aspect]]));
  if (others.length === 0) return null;
  return (
    <p className="pass-more">
      Differs in {others.join(', ')}
      {aspects.includes('words') && <>; before: “{shortQuote(before)}”</>}
    </p>
  );
}

function shortQuote({ target }: PublishedAnnotation): string {
  const quote = quoteOf(target);
  return quote.length > LONGEST ? `${quote.slice(0, LONGEST)}…` : quote;
}

const LONGEST = 160;
