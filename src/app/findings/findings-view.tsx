import { articleWords } from '#core/compare/article-words.ts';
import { codersOf, markedShare, markRate, marksIn, type Rate } from '#core/compare/mark-figures.ts';
import type { Layer, Tag } from '#core/model/codebook.ts';
import type { Source } from '#core/model/source.ts';
import { SourceHeads } from '../claims/source-heads.tsx';
import { ChannelSample } from '../frame/channel-sample.tsx';
import type { Mark } from '../session/marks.ts';
import { useObservable } from '../session/observable.ts';
import { useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { ARTICLES, changeView } from '../view-state.ts';
import { counted } from '../words.ts';
import { TablePage } from '../claims/table-page.tsx';

/** How densely the articles are marked, and how much of each stands under which tag; each figure opens its marks. */
export function FindingsView() {
  const { sources, codeBook } = useWorkspace();
  const marks = [...useObservable(useRoom().marks.marks).values()];
  return (
    <TablePage
      label="Findings"
      title="How much is marked"
      empty={
        marks.length === 0 ? (
          <>
            Nothing is marked yet. Mark framing, claims and loaded language in the articles: the
            figures of each stand here.
          </>
        ) : null
      }
    >
      <p className="desk-hint">
        From marks. Every figure is a mean over the coders of the article: those who made at least
        one mark in it. In brackets stands the 95 % interval of the rate (Poisson). A press on a
        figure shows its marks in the articles.
      </p>
      <div className="claims-scroll">
        <table className="claim-table" aria-label="Marks per 1,000 words and coder">
          <SourceHeads rows="Marks per 1,000 words and coder" sources={sources} />
          <tbody>
            <Coders marks={marks} sources={sources} />
            {codeBook.layers.map((layer) => (
              <Rates key={layer.id} layer={layer} marks={marks} sources={sources} />
            ))}
          </tbody>
        </table>
      </div>
      {codeBook.layers.map((layer) => (
        <Shares key={layer.id} layer={layer} marks={marks} sources={sources} />
      ))}
    </TablePage>
  );
}

interface FiguresProps {
  readonly marks: readonly Mark[];
  readonly sources: readonly Source[];
}

function Coders({ marks, sources }: FiguresProps) {
  const nameOf = useMemberName();
  return (
    <tr>
      <th scope="row">Coders and words</th>
      {sources.map((source) => {
        const coders = codersOf(marks, source);
        return (
          <td key={source.id} title={coders.map(nameOf).join(', ')}>
            {counted(coders.length, 'coder', 'coders')}, {articleWords(source)} words
          </td>
        );
      })}
    </tr>
  );
}

function Rates({ layer, marks, sources }: FiguresProps & { readonly layer: Layer }) {
  const show = useShowOnly();
  const tags = new Set<string>(layer.tags.map(({ id }) => id));
  return (
    <tr>
      <th scope="row">
        <ChannelSample channel={layer.channel} /> {layer.label}
      </th>
      {sources.map((source) => {
        const count = marksIn(marks, source).filter(({ tag }) => tags.has(tag)).length;
        const rate = markRate(count, articleWords(source), codersOf(marks, source).length);
        return (
          <Figure
            key={source.id}
            words={rate && rateWords(rate)}
            count={count}
            show={() => show(layer, null, source)}
          />
        );
      })}
    </tr>
  );
}

/** A row for each tag that anybody used. */
function Shares({ layer, marks, sources }: FiguresProps & { readonly layer: Layer }) {
  const show = useShowOnly();
  const used = layer.tags.filter(({ id }) => marks.some(({ tag }) => tag === id));
  if (used.length === 0) return null;
  return (
    <div className="claims-scroll">
      <table className="claim-table" aria-label={`${layer.label}: share of the text`}>
        <SourceHeads rows={`${layer.label}: share of the text`} sources={sources} />
        <tbody>
          {used.map((tag) => (
            <tr key={tag.id}>
              <th scope="row">{tag.label}</th>
              {sources.map((source) => {
                const own = marks.filter((mark) => mark.tag === tag.id);
                const share = markedShare(own, source, codersOf(marks, source));
                return (
                  <Figure
                    key={source.id}
                    words={share === null ? null : `${(share * 100).toFixed(1)} %`}
                    count={marksIn(own, source).length}
                    show={() => show(layer, tag, source)}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FigureProps {
  /** Null where there is nothing to compute it from. */
  readonly words: string | null;
  readonly count: number;
  readonly show: () => void;
}

function Figure({ words, count, show }: FigureProps) {
  return (
    <td>
      {words === null || count === 0 ? (
        (words ?? '–')
      ) : (
        <button type="button" className="figure" onClick={show}>
          {words}, {counted(count, 'mark', 'marks')}
        </button>
      )}
    </td>
  );
}

/** Leaves the marks of the layer, or of one of its tags, in all articles. */
function useShowOnly() {
  const { codeBook } = useWorkspace();
  return (layer: Layer, tag: Tag | null, source: Source) =>
    changeView({
      ...ARTICLES,
      hiddenLayers: codeBook.layers.filter(({ id }) => id !== layer.id).map(({ id }) => id),
      hiddenTags: tag ? layer.tags.filter(({ id }) => id !== tag.id).map(({ id }) => id) : [],
      hiddenMembers: [],
      shown: source.id,
    });
}

function rateWords({ rate, low, high }: Rate): string {
  return `${rate.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
}
