/** A figure drawn with Observable Plot: a dot with its interval, bars, or a strip of places. */
import * as Plot from '@observablehq/plot';
import type { Figure, FigureCell } from '#core/compare/findings.ts';
import { UNIT_WORDS, valueWords, whoWords } from './figure-words.ts';

export type ChartForm = 'intervals' | 'bars' | 'strip';

interface Datum {
  readonly row: string;
  readonly who: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly words: string;
  readonly isSecond: boolean;
}

/** @param width in pixels. */
export function drawChart(
  figure: Figure,
  form: ChartForm,
  label: string,
  width: number,
): SVGSVGElement | HTMLElement {
  const data = dataOf(figure);
  const chart = Plot.plot({ ...optionsOf(figure, form, data, width), ...LOOK, ariaLabel: label });
  chart.setAttribute('role', 'img');
  for (const part of chart.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  return chart;
}

const LOOK: Plot.PlotOptions = {
  style: { background: 'none', color: 'inherit', fontFamily: 'inherit', fontSize: '12px' },
};

function dataOf({ unit, rows }: Figure): Datum[] {
  return rows.flatMap(({ label, cells }) => {
    const sets = [...new Set(cells.map(({ set }) => set))];
    return cells.flatMap((cell) => {
      const { value } = cell;
      if (value === null) return [];
      return [
        {
          row: label,
          who: whoWords(cell, sets.length),
          value,
          low: cell.low ?? value,
          high: cell.high ?? value,
          words: shortWords(unit, cell),
          isSecond: sets.indexOf(cell.set) > 0,
        },
      ];
    });
  });
}

/** Without the interval, which is drawn. */
function shortWords(unit: Figure['unit'], cell: FigureCell): string {
  return valueWords(unit, { ...cell, low: null, high: null });
}

/** Pixels. */
const LABEL_HEIGHT = 24;
const AXIS_HEIGHT = 40;

function optionsOf(
  { unit, rows }: Figure,
  form: ChartForm,
  data: readonly Datum[],
  width: number,
): Plot.PlotOptions {
  const people = rows.flatMap(({ cells }) => cells);
  const sets = new Set(people.map(({ set }) => set)).size;
  const who = [...new Set(people.map((cell) => whoWords(cell, sets)))];
  const labels = rows.map(({ label }) => label);
  const axisWidth = 12 + 7 * Math.max(1, ...who.map(({ length }) => length));
  if (form === 'strip') return stripOf(data, width, who, labels, axisWidth);
  const barsHeight = who.length * (form === 'bars' ? 17 : 23);
  return {
    width,
    height: LABEL_HEIGHT + AXIS_HEIGHT + rows.length * (barsHeight + LABEL_HEIGHT) - LABEL_HEIGHT,
    marginTop: LABEL_HEIGHT,
    marginLeft: axisWidth,
    marginRight: 62,
    marginBottom: AXIS_HEIGHT,
    x: {
      label: UNIT_WORDS[unit],
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: 5,
      grid: true,
      zero: true,
      nice: true,
      ...(unit === 'share' && PERCENT),
    },
    y: { label: null, domain: who, tickSize: 0 },
    fy: {
      label: null,
      domain: labels,
      paddingInner: rows.length > 1 ? LABEL_HEIGHT / (barsHeight + LABEL_HEIGHT) : 0,
      axis: null,
    },
    marks: [
      ...(form === 'bars'
        ? [
            Plot.barX(data, {
              x: 'value',
              y: 'who',
              fy: 'row',
              fill: 'currentColor',
              fillOpacity: (one: Datum) => (one.isSecond ? 0.12 : 0.55),
              stroke: 'currentColor',
              strokeOpacity: 0.7,
              insetTop: 2,
              insetBottom: 2,
            }),
          ]
        : [
            Plot.ruleY(data, { y: 'who', fy: 'row', x1: 'low', x2: 'high', strokeOpacity: 0.55 }),
            Plot.dot(data, {
              x: 'value',
              y: 'who',
              fy: 'row',
              r: 4,
              stroke: 'currentColor',
              fill: (one: Datum) => (one.isSecond ? 'none' : 'currentColor'),
            }),
          ]),
      Plot.text(data, {
        x: 'value',
        y: 'who',
        fy: 'row',
        text: 'words',
        textAnchor: 'start',
        dx: form === 'bars' ? 5 : 6,
        dy: form === 'bars' ? 0 : -8, // the interval runs to the right of its dot
        fillOpacity: 0.8,
      }),
      Plot.text(labels, {
        fy: (label: string) => label,
        text: (label: string) => label,
        frameAnchor: 'top-left',
        textAnchor: 'start',
        lineAnchor: 'bottom',
        dy: -5,
        fontWeight: 600,
      }),
    ],
  };
}

/** Places of an article from left to right; the more marks, the darker, with the number in words. */
function stripOf(
  data: readonly Datum[],
  width: number,
  who: readonly string[],
  labels: readonly string[],
  axisWidth: number,
): Plot.PlotOptions {
  const most = Math.max(1e-9, ...data.map(({ value }) => value));
  return {
    width,
    height: 50 + who.length * 26,
    marginLeft: axisWidth,
    marginBottom: 40,
    x: {
      domain: labels,
      label: 'headline, lede, then tenths of the rest',
      labelAnchor: 'center',
      labelArrow: 'none',
      tickSize: 0,
      tickFormat: (label: string) => {
        const short = SHORT_PLACES.get(label) ?? label;
        return width < 460 ? short.charAt(0) + short.slice(1).replaceAll(/\p{L}/gu, '') : short;
      },
    },
    y: { label: null, domain: who, tickSize: 0 },
    marks: [
      Plot.cell(data, {
        x: 'row',
        y: 'who',
        fill: 'currentColor',
        fillOpacity: ({ value }: Datum) => 0.04 + (0.32 * value) / most,
        inset: 1,
      }),
      Plot.text(data, {
        x: 'row',
        y: 'who',
        text: ({ value, words }: Datum) => (value === 0 ? '' : words),
      }),
    ],
  };
}

/** As they are written under the strip. */
const SHORT_PLACES = new Map([
  ['headline', 'head'],
  ['lede', 'lede'],
]);

const PERCENT = { percent: true, label: 'share, %' };
