/*
 * What the view shows, and how an address says it, so that a link opens what the sender saw.
 * Not the marks and not the browser's history (view-state.ts). A malformed part of an address is ignored.
 */
import * as v from 'valibot';
import {
  annotationIdSchema,
  draftIdSchema,
  layerIdSchema,
  memberIdSchema,
  sourceIdSchema,
  tagIdSchema,
  type AnnotationId,
  type DraftId,
  type LayerId,
  type MemberId,
  type SourceId,
  type TagId,
} from '#core/model/ids.ts';

export interface ViewState {
  /** Order of the columns; sources that are not named follow in the order of the workspace. */
  readonly order: readonly SourceId[];
  readonly folded: readonly SourceId[];
  /** In whole pixels; columns that are not named share the rest equally. */
  readonly widths: ReadonlyMap<SourceId, number>;
  /** The one source that a narrow screen shows; null: the first. */
  readonly shown: SourceId | null;
  readonly furniture: 'shown' | 'folded';
  readonly hiddenLayers: readonly LayerId[];
  readonly hiddenTags: readonly TagId[];
  readonly hiddenMembers: readonly MemberId[];
  readonly mark: AnnotationId | null;
  /** The teacher's desk in place of the articles. */
  readonly desk: boolean;
  /** The desk shows the board alone, in letters for the last row. */
  readonly largeBoard: boolean;
  /** The first pass against the marks of now, in place of the articles. */
  readonly passes: boolean;
  /** The claim grid in place of the articles. */
  readonly claims: boolean;
  /** Who is called what, in place of the articles. */
  readonly names: boolean;
  /** Who speaks and for how many words, in place of the articles. */
  readonly voices: boolean;
  /** How much is marked, in place of the articles. */
  readonly findings: boolean;
  /** A draft that is edited, in place of the articles. */
  readonly draft: DraftId | null;
  /** What corrections changed in this article, in place of the articles. */
  readonly corrections: SourceId | null;
  /** The articles with the plain wordings in place of loaded words. */
  readonly plain: boolean;
  /** What the other articles say of the sentence at the caret, under the articles. */
  readonly across: boolean;
  /** The shared notes beside the articles. */
  readonly notes: boolean;
}

/** A column is never narrower, in pixels. */
export const LEAST_WIDTH = 280;

/** `imam-a:420` */
const widthSchema = v.pipe(
  v.string(),
  v.transform((text) => text.split(':')),
  v.strictTuple([
    sourceIdSchema,
    v.pipe(
      v.string(),
      v.regex(/^[1-9]\d{2,3}$/),
      v.transform(Number),
      v.number(),
      v.minValue(LEAST_WIDTH),
    ),
  ]),
);

/** @param search the query of an address, with or without its question mark. */
export function readQuery(search: string): ViewState {
  const query = new URLSearchParams(search);
  const list = <T>(name: string, schema: v.GenericSchema<string, T>): T[] =>
    (query.get(name) ?? '').split(',').flatMap((text) => {
      const item = v.safeParse(schema, text);
      return item.success ? [item.output] : [];
    });
  return {
    order: list('order', sourceIdSchema),
    folded: list('folded', sourceIdSchema),
    widths: new Map(list('widths', widthSchema)),
    shown: list('source', sourceIdSchema)[0] ?? null,
    furniture: query.get('furniture') === 'folded' ? 'folded' : 'shown',
    hiddenLayers: list('without', layerIdSchema),
    hiddenTags: list('without-tags', tagIdSchema),
    hiddenMembers: list('without-people', memberIdSchema),
    mark: list('mark', annotationIdSchema)[0] ?? null,
    desk: query.has('desk'),
    largeBoard: query.get('desk') === 'board',
    passes: query.get('passes') === 'open',
    claims: query.get('claims') === 'open',
    names: query.get('names') === 'open',
    voices: query.get('voices') === 'open',
    findings: query.get('findings') === 'open',
    draft: list('draft', draftIdSchema)[0] ?? null,
    corrections: list('corrections', sourceIdSchema)[0] ?? null,
    plain: query.get('words') === 'plain',
    across: query.get('across') === 'open',
    notes: query.get('notes') === 'open',
  };
}

/** The query with its question mark; empty for the view that everybody begins with. */
export function writeQuery(view: ViewState): string {
  const entries: [string, string][] = [
    ['order', view.order.join(',')],
    ['folded', view.folded.join(',')],
    ['widths', [...view.widths].map(([source, width]) => `${source}:${width}`).join(',')],
    ['source', view.shown ?? ''],
    ['furniture', view.furniture === 'folded' ? 'folded' : ''],
    ['without', view.hiddenLayers.join(',')],
    ['without-tags', view.hiddenTags.join(',')],
    ['without-people', view.hiddenMembers.join(',')],
    ['mark', view.mark ?? ''],
    ['desk', view.desk ? (view.largeBoard ? 'board' : 'open') : ''],
    ['passes', view.passes ? 'open' : ''],
    ['claims', view.claims ? 'open' : ''],
    ['names', view.names ? 'open' : ''],
    ['voices', view.voices ? 'open' : ''],
    ['findings', view.findings ? 'open' : ''],
    ['draft', view.draft ?? ''],
    ['corrections', view.corrections ?? ''],
    ['words', view.plain ? 'plain' : ''],
    ['across', view.across ? 'open' : ''],
    ['notes', view.notes ? 'open' : ''],
  ];
  const query = entries
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return query === '' ? '' : `?${query}`;
}
