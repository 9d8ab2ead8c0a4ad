/** The annotations of a WebAnno TSV, put together from the rows that they reach over. */
import type { Span } from '../../text/segments.ts';
import type { UnreadCounts } from '../reading.ts';
import { cellsOf, countTargets } from './tsv-cells.ts';
import type { TsvLayer } from './tsv-header.ts';

export interface TsvAnnotation {
  readonly layer: TsvLayer;
  /** Of its first row, from 1. */
  readonly line: number;
  start: number;
  end: number;
  /** By feature: the first that a row says. */
  readonly values: Map<string, string>;
}

const OTHER_VALUE =
  'Values that the rows of one mark give otherwise than its first row are not imported';

export class TsvAnnotations {
  readonly all: TsvAnnotation[] = [];
  readonly #layers: readonly TsvLayer[];
  readonly #unread: UnreadCounts;
  /** By layer, then by number. */
  readonly #numbered = new Map<TsvLayer, Map<string, TsvAnnotation>>();

  constructor(layers: readonly TsvLayer[], unread: UnreadCounts) {
    this.#layers = layers;
    this.#unread = unread;
  }

  /** A row of a token or a part of one. */
  addRow(fields: readonly string[], unit: Span, line: number): void {
    for (const layer of this.#layers) {
      if (layer.kind === 'relation') this.#countRelations(layer, fields);
      else this.#addLayer(layer, fields, unit, line);
    }
  }

  #addLayer(layer: TsvLayer, fields: readonly string[], unit: Span, line: number): void {
    const here: TsvAnnotation[] = [];
    for (const { kind, feature, field } of layer.columns) {
      const written = fields[field] ?? '_';
      const isTarget = kind === 'target';
      if (isTarget) {
        const links = countTargets(written);
        this.#unread.add('Links in slots are not imported; the marks they lead to are', links);
      }
      for (const [at, { value, number }] of cellsOf(written, isTarget).entries()) {
        // In a chain the number of the second column is that of the chain, and the first has said which mark it is.
        const known = here[at];
        const mark = known ?? this.#find(layer, number, unit, line);
        here[at] = mark;
        mark.start = Math.min(mark.start, unit.start);
        mark.end = Math.max(mark.end, unit.end);
        if (kind !== 'value' || value === null) continue;
        const said = mark.values.get(feature);
        if (said === undefined) mark.values.set(feature, value);
        else if (said !== value) this.#unread.add(OTHER_VALUE);
      }
    }
  }

  #find(layer: TsvLayer, number: string | null, unit: Span, line: number): TsvAnnotation {
    const numbered = this.#numbered.get(layer) ?? new Map<string, TsvAnnotation>();
    this.#numbered.set(layer, numbered);
    const known = number === null ? undefined : numbered.get(number);
    if (known) return known;
    const made = { layer, line, start: unit.start, end: unit.end, values: new Map() };
    this.all.push(made);
    if (number !== null) numbered.set(number, made);
    if (layer.kind === 'chain') {
      this.#unread.add('Links of chains are not imported; the marks in them are');
    }
    return made;
  }

  #countRelations({ columns }: TsvLayer, fields: readonly string[]): void {
    const counts = columns.map(({ field }) => cellsOf(fields[field] ?? '_').length);
    this.#unread.add('Relations between marks are not imported', Math.max(0, ...counts));
  }
}
