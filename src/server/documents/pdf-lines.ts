/*
 * Lines of a PDF in several typefaces, and with words that are written from right to left. pdfmake writes a text in one
 * typeface and from left to right, and has no option for this, so two of its methods are wrapped: that which measures
 * the words of a paragraph, where they get their directions and typefaces, and that which fills a line with them, where
 * they get their order. The tests fail when a new pdfmake no longer calls them.
 */
import { createRequire } from 'node:module';
import { asDrawn, directedPieces, inVisualOrder, withoutControls } from './directions.ts';
import { typefaceRuns } from './glyphs.ts';
import { TYPEFACES } from './typeface.ts';

/** Words as pdfmake lays them out; lengths in points. */
interface Inline {
  text: string;
  /** Ends a paragraph. */
  lineEnd?: boolean;
  /** No line may end after it. */
  noNewLine?: boolean;
  alignment?: string;
  width?: number;
  /** From the left edge of the line. */
  x?: number;
  /** Of directions.ts; absent where everything stands from left to right. */
  level?: number;
  base?: number;
  /** Name of the typeface; that of the style where absent. */
  font?: unknown;
  isLaidOut?: boolean;
}

/** Cuts are the widths of the space at its start and end: that hangs over the edge. */
interface Line {
  inlines: Inline[];
  leadingCut: number;
  trailingCut: number;
}

interface TextInlines {
  measure: (this: TextInlines, inlines: Inline[], styles: unknown) => Inline[];
}

interface LayoutBuilder {
  buildNextLine: (this: LayoutBuilder, paragraph: unknown) => Line | null;
}

const require = createRequire(import.meta.url);
const textInlines: TextInlines = require('pdfmake/js/TextInlines.js').default.prototype;
const layoutBuilder: LayoutBuilder = require('pdfmake/js/LayoutBuilder.js').default.prototype;

/** Once a process, before anything is written. */
export function drawLinesInBothDirections(): void {
  const { measure } = textInlines;
  textInlines.measure = function directed(inlines, styles) {
    const measured = measure.call(this, inDirections(inlines).flatMap(inTypefaces), styles);
    for (const inline of measured) {
      if (isOdd(inline.base) && inline.alignment === 'left') inline.alignment = 'right';
    }
    return measured;
  };
  const { buildNextLine } = layoutBuilder;
  layoutBuilder.buildNextLine = function ordered(paragraph) {
    const line = buildNextLine.call(this, paragraph);
    if (line !== null) putInOrder(line);
    return line;
  };
}

function inDirections(inlines: Inline[]): Inline[] {
  const pieces = directedPieces(inlines);
  if (pieces === null) {
    for (const inline of inlines) inline.text = withoutControls(inline.text);
    return inlines;
  }
  return inlines.flatMap((inline, index) => cut(inline, pieces[index] ?? []));
}

function inTypefaces(inline: Inline): Inline[] {
  const runs = typefaceRuns(inline.text);
  if (runs.every(({ typeface }) => typeface === TYPEFACES[0])) return [inline];
  return cut(
    inline,
    runs.map(({ text, typeface }) => ({
      text,
      font: typeface.name,
      isLaidOut: typeface.isLaidOut,
    })),
  );
}

/** No line may end between the pieces. */
function cut(inline: Inline, pieces: readonly Pick<Inline, 'text' | 'level' | 'font'>[]): Inline[] {
  const last = pieces.at(-1);
  if (last === undefined) return [{ ...inline, text: '' }];
  const { lineEnd: _, ...within } = inline;
  return [
    ...pieces.slice(0, -1).map((piece) => ({ ...within, ...piece, noNewLine: true })),
    { ...inline, ...last },
  ];
}

function putInOrder(line: Line): void {
  const base = line.inlines.find((inline) => inline.base !== undefined)?.base;
  if (base === undefined) return;
  const inlines = line.inlines.map((inline) =>
    Object.assign(inline, { level: inline.level ?? base, base }),
  );
  let x = isOdd(base) ? -line.trailingCut : -line.leadingCut;
  line.inlines = inVisualOrder(inlines);
  for (const inline of line.inlines) {
    inline.text = asDrawn(
      { text: inline.text, level: inline.level ?? base },
      inline.isLaidOut ?? true,
    );
    inline.x = x;
    x += inline.width ?? 0;
  }
}

function isOdd(level: number | undefined): boolean {
  return level !== undefined && level % 2 === 1;
}
