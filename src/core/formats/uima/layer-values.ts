/*
 * What an annotation of any layer says, as a code with its note and attributes.
 * Other tools have layers with features of any name: one of them is the code, the same for all of a layer.
 */
import type { ForeignCode, ForeignMark } from '../foreign-work.ts';
import {
  ANNOTATOR,
  attributeNamed,
  CREATED,
  MARK,
  MODIFIED,
  NOTE,
  PIECE,
  TAG,
} from './layer-types.ts';

/** By which people name what they chose, most telling first; else the first feature of the layer is the code. */
const TELLING = [TAG, 'value', 'label', 'category', 'code'];

/** Of our own files alone. */
const OURS: ReadonlySet<string> = new Set([MARK, PIECE, ANNOTATOR, CREATED, MODIFIED]);
const NOTES: ReadonlySet<string> = new Set([NOTE, 'notes', 'comment', 'comments']);

export interface LayerShape {
  /** With its package: "webanno.custom.Span". */
  readonly type: string;
  /** The feature that names the code, null for a layer without features. */
  readonly codeFeature: string | null;
  /** Whether it is a layer that Crossread wrote. */
  readonly isOurs: boolean;
}

/** `features` in the order of the file. */
export function layerShape(type: string, features: readonly string[]): LayerShape {
  const isOurs = features.includes(TAG) && features.includes(MARK);
  const telling = TELLING.find((name) => features.includes(name));
  const plain = features.find((name) => !NOTES.has(name));
  return { type, codeFeature: telling ?? plain ?? null, isOurs };
}

export interface LayerValue {
  readonly code: ForeignCode;
  readonly facts: Pick<
    ForeignMark,
    'id' | 'annotator' | 'note' | 'attributes' | 'created' | 'modified'
  >;
  /** Of a mark in several pieces: which it is; pieces of one mark have the same `id`. */
  readonly piece: string | null;
}

/** `values` are those that the file gives, by feature. */
export function layerValue(
  { type, codeFeature, isOurs }: LayerShape,
  values: ReadonlyMap<string, string>,
): LayerValue {
  const value = codeFeature === null ? undefined : values.get(codeFeature);
  const layer = type.slice(type.lastIndexOf('.') + 1);
  const code = {
    key: value === undefined ? type : `${type}|${value}`,
    label: value ?? layer,
    layer,
    colour: null,
    guideline: '',
  };
  const notes: string[] = [];
  const attributes: [string, string][] = [];
  for (const [name, said] of values) {
    if (name === codeFeature || (isOurs && OURS.has(name))) continue;
    if (NOTES.has(name)) notes.push(said);
    else attributes.push([attributeNamed(name), said]);
  }
  const own = (name: string) => (isOurs ? (values.get(name) ?? null) : null);
  return {
    code,
    facts: {
      id: own(MARK),
      annotator: own(ANNOTATOR),
      note: notes.join('\n'),
      attributes: Object.fromEntries(attributes),
      created: own(CREATED),
      modified: own(MODIFIED),
    },
    piece: own(PIECE),
  };
}
