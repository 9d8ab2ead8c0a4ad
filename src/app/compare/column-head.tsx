import { Suspense, useMemo } from 'react';
import { articleWords } from '#core/compare/article-words.ts';
import type { Source } from '#core/model/source.ts';
import { ChannelSample } from '../frame/channel-sample.tsx';
import { Avatar } from '../frame/avatar.tsx';
import { late } from '../frame/late.tsx';
import type { Mark } from '../session/marks.ts';
import { useObservable } from '../session/observable.ts';
import { useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { readableDate } from './readable-date.ts';

const CorrectedHead = late(
  async () => (await import('../corrected/corrected-head.tsx')).CorrectedHead,
);

interface ColumnHeadProps {
  readonly source: Source;
  readonly marks: readonly Mark[];
  readonly folded: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly fold: () => void;
  readonly move: (by: -1 | 1) => void;
}

export function ColumnHead(props: ColumnHeadProps) {
  const { source, marks, folded, first, last, fold, move } = props;
  const { metadata } = source;
  const name = sourceName(source);
  const words = useMemo(() => articleWords(source), [source]);
  return (
    <header className="column-head">
      <div className="column-line">
        <span className="column-letter" aria-hidden="true">
          {source.letter}
        </span>
        <h2 id={`head-${source.id}`} className="column-outlet">
          {name}
        </h2>
        <Readers source={source} />
        <div className="column-tools">
          <ToolButton label={`Move ${name} left`} sign="←" pressed={() => move(-1)} off={first} />
          <ToolButton label={`Move ${name} right`} sign="→" pressed={() => move(1)} off={last} />
          <ToolButton
            label={folded ? `Unfold ${name}` : `Fold ${name}`}
            sign={folded ? '+' : '–'}
            pressed={fold}
            off={false}
          />
        </div>
      </div>
      {!folded && (
        <>
          {metadata.headline && <p className="column-headline">{metadata.headline}</p>}
          <p className="column-facts">
            {metadata.byline && <span>{metadata.byline}</span>}
            <span>{metadata.published ? readableDate(metadata.published) : 'No date stated'}</span>
            <span>{words.toLocaleString('en-GB')} words</span>
          </p>
          <LayerCounts marks={marks} />
          {source.revisions.length > 1 && (
            <Suspense fallback={null}>
              <CorrectedHead source={source} />
            </Suspense>
          )}
        </>
      )}
    </header>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly sign: string;
  readonly pressed: () => void;
  readonly off: boolean;
}

function ToolButton({ label, sign, pressed, off }: ToolButtonProps) {
  return (
    <button
      type="button"
      className="tool"
      aria-label={label}
      title={label}
      onClick={pressed}
      disabled={off}
    >
      {sign}
    </button>
  );
}

function LayerCounts({ marks }: { readonly marks: readonly Mark[] }) {
  const { codeBook, codes } = useWorkspace();
  return (
    <ul className="layer-counts" aria-label="Marks shown, by layer">
      {codeBook.layers.map((layer) => (
        <li key={layer.id} title={layer.label}>
          <ChannelSample channel={layer.channel} />
          <span className="count">
            {marks.filter((mark) => codes.tags.get(mark.tag)?.layer.id === layer.id).length}
          </span>{' '}
          <span className="layer-name">{layer.label.toLowerCase()}</span>
        </li>
      ))}
    </ul>
  );
}

/** Who else is in this article now. */
function Readers({ source }: { readonly source: Source }) {
  const people = useObservable(useRoom().presences.people);
  const nameOf = useMemberName();
  const here = [...people].filter(([, places]) =>
    places.some(({ place }) => place?.source === source.id),
  );
  if (here.length === 0) return null;
  const names = here.map(([member]) => nameOf(member)).join(', ');
  return (
    <span className="column-readers" role="img" aria-label={`Reading here: ${names}`} title={names}>
      {here.slice(0, 3).map(([member]) => (
        <Avatar key={member} member={member} name={nameOf(member)} />
      ))}
      {here.length > 3 && <span className="more">+{here.length - 3}</span>}
    </span>
  );
}

/** The outlet where the page states it, else the letter that a class uses. */
export function sourceName(source: Source): string {
  return source.metadata.outlet ?? `Source ${source.letter}`;
}
