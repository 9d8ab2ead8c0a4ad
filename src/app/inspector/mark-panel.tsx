import { Suspense } from 'react';
import { lyingAt } from '#core/compare/lying-here.ts';
import type { Problem } from '#core/model/result.ts';
import { sourceName } from '../compare/column-head.tsx';
import { useVisibleMarks } from '../filter/visible-marks.ts';
import { Avatar } from '../frame/avatar.tsx';
import { ChannelSample } from '../frame/channel-sample.tsx';
import { late } from '../frame/late.tsx';
import type { Mark } from '../session/marks.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { changeView } from '../view-state.ts';
import { HideMark } from './hide-mark.tsx';
import { MarkFields, MarkValues } from './mark-fields.tsx';

const MarkLinks = late(async () => (await import('../links/mark-links.tsx')).MarkLinks);
const MadeBefore = late(async () => (await import('../corrected/made-before.tsx')).MadeBefore);
const Talk = late(async () => (await import('../talk/talk.tsx')).Talk);

interface MarkPanelProps {
  readonly mark: Mark;
  readonly close: () => void;
}

/** What, where, who; editable by its maker, readable by all. */
export function MarkPanel({ mark, close }: MarkPanelProps) {
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
