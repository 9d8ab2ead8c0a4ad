/*
 * What one annotator marked in one text, as feature structures of UIMA with their numbers.
 * Not JSON or XML: json-cas.ts and xmi.ts write the same content in both. Offsets are UTF-16, as UIMA counts.
 */
import { attributeOf, type PublishedAnnotation } from '../../model/annotation.ts';
import { standingLinks } from '../../compare/claim-rows.ts';
import type { Link } from '../../model/link.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { annotatorTexts, type AnnotatorText } from '../annotator-texts.ts';
import { SnapshotIndex } from '../snapshot-index.ts';
import {
  ANNOTATOR,
  CREATED,
  MARK,
  MODIFIED,
  NOTE,
  PIECE,
  RELATION,
  TAG,
  type UimaLayer,
  type UimaLayers,
} from './layer-types.ts';

export const SOFA_ID = 1;
export const META_ID = 2;
const FIRST_ID = 3;

export interface CasAnnotation {
  readonly id: number;
  readonly type: string;
  readonly begin: number;
  readonly end: number;
  /** Strings; those that say nothing are not there. */
  readonly features: readonly (readonly [name: string, value: string])[];
  /** Numbers of other annotations. */
  readonly references: readonly (readonly [name: string, id: number])[];
}

/** Of DKPro's DocumentMetaData; null where the article does not state it. */
export type DocumentFacts = readonly (readonly [name: string, value: string | null])[];

export interface CasContent {
  /** Folder and name without an ending. */
  readonly path: string;
  readonly text: string;
  readonly language: string;
  readonly facts: DocumentFacts;
  /** In rising order of their numbers, which follow one another. May be walked again. */
  readonly annotations: () => Iterable<CasAnnotation>;
  /** The first number that is not used. */
  readonly nextId: number;
}

const UNSPECIFIED = 'x-unspecified';

/** A CAS for every annotator and text. */
export function* casContents(
  snapshot: WorkspaceSnapshot,
  layers: UimaLayers,
): Generator<CasContent> {
  const index = new SnapshotIndex(snapshot);
  const links = standingLinks(snapshot.records.links);
  for (const one of annotatorTexts(snapshot)) {
    yield casContent(one, snapshot, { layers, index, links });
  }
}

interface Context {
  readonly layers: UimaLayers;
  readonly index: SnapshotIndex;
  readonly links: readonly Link[];
}

function casContent(
  { text: { source, revision, name }, folder, annotations, annotatorName }: AnnotatorText,
  { settings }: WorkspaceSnapshot,
  context: Context,
): CasContent {
  const layerOf = (mark: PublishedAnnotation) =>
    context.layers.get(context.index.find(mark).layer.id);
  const places = new Map<string, Place>();
  let nextId = FIRST_ID;
  for (const mark of annotations) {
    const layer = layerOf(mark);
    const [first] = mark.target.segments;
    if (!layer || !first) continue;
    places.set(mark.id, { id: nextId, layer, begin: first.start, end: first.end });
    nextId += mark.target.segments.length;
  }
  const relations = [...relationsOf(context.links, places, nextId)];
  return {
    path: `${folder}/${name}`,
    text: revision.text,
    language: source.metadata.language ?? UNSPECIFIED,
    facts: [
      ['documentTitle', source.metadata.headline],
      ['documentId', `${source.id}/${revision.id}`],
      ['documentUri', source.metadata.url],
      ['collectionId', settings.id],
    ],
    nextId: nextId + relations.length,
    *annotations() {
      for (const mark of annotations) {
        const place = places.get(mark.id);
        if (place) yield* piecesOf(mark, place, annotatorName);
      }
      yield* relations;
    },
  };
}

/** Of the first piece of a mark. */
interface Place {
  readonly id: number;
  readonly layer: UimaLayer;
  readonly begin: number;
  readonly end: number;
}

function* piecesOf(
  mark: PublishedAnnotation,
  { id, layer }: Place,
  annotator: string,
): Generator<CasAnnotation> {
  const { segments } = mark.target;
  const features: (readonly [string, string])[] = [[TAG, mark.tag]];
  for (const { id: attribute, feature } of layer.attributes) {
    const value = attributeOf(mark, attribute);
    if (value !== '') features.push([feature, value]);
  }
  if (mark.note !== '') features.push([NOTE, mark.note]);
  features.push([MARK, mark.id], [ANNOTATOR, annotator]);
  features.push([CREATED, mark.created], [MODIFIED, mark.modified]);
  for (const [at, { start, end }] of segments.entries()) {
    yield {
      id: id + at,
      type: layer.type,
      begin: start,
      end,
      features:
        segments.length === 1 ? features : [...features, [PIECE, `${at + 1}/${segments.length}`]],
      references: [],
    };
  }
}

/** Links whose two marks stand in this text, are of this annotator, and of one layer. */
function* relationsOf(
  links: readonly Link[],
  places: ReadonlyMap<string, Place>,
  firstId: number,
): Generator<CasAnnotation> {
  let id = firstId;
  for (const link of links) {
    if (link.relation === 'omitted-in') continue;
    const [from, to] = [places.get(link.from), places.get(link.to)];
    if (!from || !to || from.layer !== to.layer) continue;
    yield {
      id: id++,
      type: from.layer.linkType,
      // INCEpTION lets a relation stand where its dependent stands.
      begin: to.begin,
      end: to.end,
      features: [[RELATION, link.relation]],
      references: [
        ['Governor', from.id],
        ['Dependent', to.id],
      ],
    };
  }
}
