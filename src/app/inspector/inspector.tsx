import { lazy, Suspense, useRef } from 'react';
import { lyingAt } from '#core/compare/lying-here.ts';
import type { Problem } from '#core/model/result.ts';
import { useVisibleMarks } from '../filter/visible-marks.ts';
import { Avatar } from '../frame/avatar.tsx';
import { ChannelSample } from '../frame/channel-sample.tsx';
import { sourceName } from '../compare/column-head.tsx';
import { useReaders } from '../compare/readers.ts';
import { linkingFrom } from '../links/linking.ts';
import { messages } from '../messages.ts';
import type { Mark } from '../session/marks.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { changeView, viewState } from '../view-state.ts';
import { HideMark } from './hide-mark.tsx';
import { MarkFields, MarkValues } from './mark-fields.tsx';
import { Refusals } from './refusals.tsx';

const MarkLinks = lazy(async () => ({
  default: (await import('../links/mark-links.tsx')).MarkLinks,
}));
const MadeBefore = lazy(async () => ({
  default: (await import('../corrected/made-before.tsx')).MadeBefore,
}));
const Talk = lazy(async () => ({ default: (await import('../talk/talk.tsx')).Talk }));

/** The panel about one mark: what, where, who; editable by its maker, readable by all. */
export function Inspector() {
  const { mark: id } = useObservable(viewState);
  const room = useRoom();
  const marks = useObservable(room.marks.marks);
  const mark = id ? marks.get(id) : undefined;
  const refusals = useObservable(room.connection.refusals);
  const readers = useReaders();
  const panel = useRef<HTMLElement>(null);
  const close = () => {
    linkingFrom.set(null);
    changeView({ mark: null });
    // A mark that is gone has no text to return to; any is better than none.
    const [first] = readers.values();
    const reader = mark ? readers.get(mark.target.source) : first;
    reader?.view.element.focus();
  };
  return (
    // Escape leads back from anything in the panel to the text.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={panel}
      className="inspector"
      aria-label="Mark"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- `i` brings the focus here
      tabIndex={-1}
      data-empty={(id === null && refusals.length === 0 && marks.size > 0) || undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <Refusals />
      {mark ? (
        <MarkPanel key={mark.id} mark={mark} close={close} />
      ) : (
        <Nothing missing={id !== null} any={marks.size > 0} />
      )}
    </aside>
  );
}

function Nothing({ missing, any }: { readonly missing: boolean; readonly any: boolean }) {
  if (missing) return <p className="inspector-hint">{messages.notHere}</p>;
  return (
    <div className="inspector-hint">
      <p className="hint-title">{any ? 'Choose a mark' : 'Nothing is marked yet'}</p>
      <p>
        {any
          ? 'Click marked words or a note in the margin to see who marked what, and why.'
          : 'Select words in an article. A palette opens: choose how the passage is framed, what it claims, or which word is loaded.'}
      </p>
      <p className="hint-keys">
        With keys alone: Tab into an article, hold Shift with the arrows or press <kbd>s</kbd> for a
        sentence, then <kbd>f</kbd>, <kbd>c</kbd> or <kbd>l</kbd> and the key of a tag. <kbd>?</kbd>{' '}
        shows them all.
      </p>
    </div>
  );
}

function MarkPanel({ mark, close }: { readonly mark: Mark; readonly close: () => void }) {
  const room = useRoom();
  const { codes, sources } = useWorkspace();
  const nameOf = useMemberName();
  const mayMark = useMay('mark');
  const runs = useMay('run');
  const found = codes.tags.get(mark.tag);
  const source = sources.find((candidate) => candidate.id === mark.target.source);
  const refusals = useObservable(room.connection.refusals);
  const refusal = refusals.find(({ kind, key }) => kind === 'annotations' && key === mark.id);
  return (
    <>
      <header className="inspector-head">
        <h2>
          {found && <ChannelSample channel={found.layer.channel} />} {found?.tag.label ?? mark.tag}
        </h2>
        <button type="button" className="tool" aria-label="Close" onClick={close}>
          ×
        </button>
      </header>
      <p className="inspector-by">
        <Avatar member={mark.author} name={nameOf(mark.author)} />
        <span>
          {found?.layer.label} · {mark.own ? `${nameOf(mark.author)} (you)` : nameOf(mark.author)}
          {source && ` · ${sourceName(source)}`}
        </span>
      </p>
      {refusal && <Problems problems={refusal.problems} />}
      <blockquote className="inspector-quote">
        {mark.target.segments.map((segment) => (
          <p key={segment.start}>{segment.quote}</p>
        ))}
      </blockquote>
      {(mark.standing === 'changed' || mark.standing === 'lost') && (
        <Suspense fallback={null}>
          <MadeBefore mark={mark} />
        </Suspense>
      )}
      {mark.own && mayMark ? <MarkFields mark={mark} /> : <MarkValues mark={mark} />}
      {found && <p className="inspector-guideline">{found.tag.guideline}</p>}
      {!mark.own && runs && <HideMark mark={mark} />}
      {mark.own && mayMark && (
        <button
          type="button"
          className="delete"
          onClick={() => {
            room.notebook.remove(mark.id);
            close();
          }}
        >
          Delete this mark
        </button>
      )}
      <Suspense fallback={null}>
        <MarkLinks mark={mark} />
        <Talk key={mark.id} mark={mark} />
      </Suspense>
      <AlsoHere mark={mark} />
    </>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <div className="problem" role="alert">
      <p>The server did not publish this mark. Only you can see it.</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem.path + problem.message}>
            {problem.path && <code>{problem.path}</code>} {problem.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The other marks on the same words, so that every one of an overlap can be reached. */
function AlsoHere({ mark }: { readonly mark: Mark }) {
  const { codes } = useWorkspace();
  const nameOf = useMemberName();
  const visible = useVisibleMarks(mark.target.source);
  const others = new Map(
    mark.target.segments
      .flatMap(({ start, end }) => [
        ...lyingAt(visible, start),
        ...lyingAt(visible, end - 1),
        ...visible.filter(({ target }) =>
          target.segments.some((segment) => segment.start >= start && segment.end <= end),
        ),
      ])
      .filter(({ id }) => id !== mark.id)
      .map((other) => [other.id, other]),
  );
  if (others.size === 0) return null;
  return (
    <section className="also-here" aria-label="Other marks on these words">
      <h3>Also on these words ({others.size})</h3>
      <ul>
        {[...others.values()].slice(0, MOST_LISTED).map((other) => {
          const found = codes.tags.get(other.tag);
          return (
            <li key={other.id}>
              <button type="button" onClick={() => changeView({ mark: other.id })}>
                {found && <ChannelSample channel={found.layer.channel} />}
                <span className="also-tag">{found?.tag.label ?? other.tag}</span>
                <span className="also-by">{nameOf(other.author)}</span>
                <span className="also-quote">{other.target.segments[0]?.quote}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {others.size > MOST_LISTED && (
        <p>And {others.size - MOST_LISTED} more; filter to see them.</p>
      )}
    </section>
  );
}

const MOST_LISTED = 30;
