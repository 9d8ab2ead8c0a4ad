import { useMemo, useState } from 'react';
import { articleWords } from '#core/compare/article-words.ts';
import { rateFigure, type MarkSet } from '#core/compare/findings.ts';
import { codersOf } from '#core/compare/mark-figures.ts';
import type { Source } from '#core/model/source.ts';
import { SourceHeads } from '../claims/source-heads.tsx';
import { ScrollingTable } from '../claims/scrolling-table.tsx';
import { TablePage } from '../claims/table-page.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useFirstPass } from '../session/first-pass.ts';
import type { Mark } from '../session/marks.ts';
import { useObservable } from '../session/observable.ts';
import { useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { counted } from '../words.ts';
import { setsBeforeAndNow, setsNow, type Comparison } from './comparison.ts';
import { ComparisonChoice } from './comparison-choice.tsx';
import { FigureCard } from './figure-card.tsx';
import { LayerFindings } from './layer-findings.tsx';
import { ClaimFindings, VoiceFindings } from './other-findings.tsx';
import '../styles/findings.css';

/** How densely the articles are marked, with what, and where; each figure opens its marks. */
export function FindingsView() {
  const now = useObservable(useRoom().marks.marks);
  const marks = useMemo(() => [...now.values()], [now]);
  const [comparison, setComparison] = useState<Comparison>({ kind: 'none' });
  const coders = useMemo(() => [...new Set(marks.map(({ author }) => author))], [marks]);
  const sets = useMemo(() => setsNow(comparison, marks), [comparison, marks]);
  return (
    <TablePage
      label="Findings"
      title="What is marked"
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
        From marks. Every figure is a mean over the coders of the article, those who made at least
        one mark in it, and never the union of what they marked. It says what coders marked, not
        where an outlet stands. Under each chart is its table; a press on a number lights its marks
        up in the articles.
      </p>
      <ComparisonChoice comparison={comparison} choose={setComparison} coders={coders} />
      {comparison.kind === 'passes' ? (
        <Passes key={comparison.round} round={comparison.round} marks={marks} />
      ) : (
        <Figures sets={sets} />
      )}
    </TablePage>
  );
}

interface PassesProps {
  readonly round: number;
  readonly marks: readonly Mark[];
}

function Passes({ round, marks }: PassesProps) {
  const first = useFirstPass(round);
  const sets = useMemo(() => first && setsBeforeAndNow(first, marks), [first, marks]);
  return sets ? <Figures sets={sets} /> : <Waiting>Fetching the first pass</Waiting>;
}

function Figures({ sets }: { readonly sets: readonly MarkSet[] }) {
  const { sources, codeBook } = useWorkspace();
  const rates = useMemo(() => rateFigure({ sets, sources }, codeBook), [sets, sources, codeBook]);
  return (
    <>
      <h3>How much</h3>
      <Coders sets={sets} sources={sources} />
      <div className="finding-grid">
        <FigureCard
          title="Marks per 1,000 words and coder"
          how="The line is the 95 % interval of the rate (Poisson)."
          figure={rates}
          form="intervals"
        />
      </div>
      {codeBook.layers.map((layer) => (
        <LayerFindings key={layer.id} layer={layer} sets={sets} sources={sources} />
      ))}
      {sets.length === 1 && (
        <>
          <ClaimFindings />
          <VoiceFindings />
        </>
      )}
    </>
  );
}

interface CodersProps {
  readonly sets: readonly MarkSet[];
  readonly sources: readonly Source[];
}

function Coders({ sets, sources }: CodersProps) {
  const nameOf = useMemberName();
  return (
    <ScrollingTable label="Coders and words">
      <SourceHeads rows="Coders and words" sources={sources} />
      <tbody>
        {sets.map((set) => (
          <tr key={set.name}>
            <th scope="row">{set.name}</th>
            {sources.map((source) => {
              const coders = codersOf(set.marks, source);
              return (
                <td key={source.id} title={coders.map(nameOf).join(', ')}>
                  {counted(coders.length, 'coder', 'coders')}, {articleWords(source)} words
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  );
}
