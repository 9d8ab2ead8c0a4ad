import { useEffect, useId, useRef, useState } from 'react';
import type { Figure } from '#core/compare/findings.ts';
import { fileName } from '#core/formats/file-names.ts';
import { ScrollingTable } from '../claims/scrolling-table.tsx';
import { SourceHeads } from '../claims/source-heads.tsx';
import { giveFile } from '../frame/give-file.ts';
import { useMemberName, useWorkspace } from '../session/room.ts';
import { counted } from '../words.ts';
import { drawChart, type ChartForm } from './chart.ts';
import { pngOf, selfContained } from './chart-picture.ts';
import { FigureValue } from './figure-value.tsx';
import { figureCsv, valueWords } from './figure-words.ts';

interface FigureCardProps {
  readonly title: string;
  /** What the number is, in a sentence. */
  readonly how: string;
  readonly figure: Figure;
  readonly form: ChartForm;
}

/** A chart with where it comes from, its table and its files. */
export function FigureCard({ title, how, figure, form }: FigureCardProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const nameOf = useMemberName();
  useChart(place, figure, form, `${title}. The table below holds the numbers.`);
  const cells = figure.rows.flatMap((row) => row.cells);
  const count = cells.reduce((sum, cell) => sum + cell.count, 0);
  const coders = [...new Set(cells.flatMap((cell) => cell.coders))];
  return (
    <figure className="finding" aria-labelledby={id}>
      <figcaption>
        <h4 id={id}>{title}</h4>
        <p>
          {how} {counted(count, ...figure.counted)}
          {coders.length > 0 && (
            <>
              {' '}
              of{' '}
              <span title={coders.map(nameOf).join(', ')}>
                {counted(coders.length, 'coder', 'coders')}
              </span>
            </>
          )}
          , {figure.basis}.
        </p>
      </figcaption>
      <div className="finding-chart" ref={place} />
      <Files title={title} figure={figure} place={place} />
      <details className="finding-table">
        <summary>Table: {title}</summary>
        <FigureTable title={title} figure={figure} />
      </details>
    </figure>
  );
}

/** Drawn anew when the figure or the room for it changes. */
function useChart(
  place: React.RefObject<HTMLDivElement | null>,
  figure: Figure,
  form: ChartForm,
  label: string,
): void {
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let drawn = 0;
    const draw = () => {
      const width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, element.clientWidth)));
      if (width === drawn) return;
      drawn = width;
      element.replaceChildren(drawChart(figure, form, label, width));
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, figure, form, label]);
}

/** Pixels. */
const WIDEST = 620;
const NARROWEST = 280;

interface FilesProps {
  readonly title: string;
  readonly figure: Figure;
  readonly place: React.RefObject<HTMLDivElement | null>;
}

function Files({ title, figure, place }: FilesProps) {
  const { settings } = useWorkspace();
  const [problem, setProblem] = useState<string | null>(null);
  const name = fileName([settings.title, figure.id]);
  const chart = () => {
    const found = place.current?.querySelector('svg');
    return found && { found, paper: getComputedStyle(document.body).backgroundColor };
  };
  const giveSvg = () => {
    const drawn = chart();
    if (!drawn) return;
    const text = selfContained(drawn.found, drawn.paper);
    giveFile(`${name}.svg`, new Blob([text], { type: 'image/svg+xml' }));
  };
  const givePng = async () => {
    const drawn = chart();
    if (!drawn) return;
    try {
      giveFile(`${name}.png`, await pngOf(drawn.found, drawn.paper));
      setProblem(null);
    } catch {
      setProblem('This browser could not make the picture. Take the SVG, or print the page.');
    }
  };
  const giveCsv = () =>
    giveFile(`${name}.csv`, new Blob([figureCsv(title, figure)], { type: 'text/csv' }));
  return (
    <p className="finding-files">
      <button type="button" aria-label={`SVG of ${title}`} onClick={giveSvg}>
        SVG
      </button>
      <button type="button" aria-label={`PNG of ${title}`} onClick={() => void givePng()}>
        PNG
      </button>
      <button type="button" aria-label={`CSV of ${title}`} onClick={giveCsv}>
        CSV
      </button>
      {problem && <span role="alert">{problem}</span>}
    </p>
  );
}

function FigureTable({ title, figure }: Pick<FigureCardProps, 'title' | 'figure'>) {
  const { sources } = useWorkspace();
  return (
    <ScrollingTable label={title}>
      <SourceHeads rows={title} sources={sources} />
      <tbody>
        {figure.rows.map(({ label, cells }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {sources.map((source) => (
              <td key={source.id}>
                {cells
                  .filter((cell) => cell.source === source)
                  .map((cell, _, all) => (
                    <FigureValue
                      key={cell.set.name}
                      title={`${label} in ${source.letter}`}
                      passages={cell.passages}
                      count={counted(cell.count, ...figure.counted)}
                      set={all.length > 1 ? cell.set.name : null}
                    >
                      {valueWords(figure.unit, cell)}
                    </FigureValue>
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  );
}
