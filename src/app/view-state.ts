/*
 * What the view shows, kept in the address so that a link opens what the sender saw.
 * Not the marks and not the widths of columns (those belong to a device).
 */
import * as v from 'valibot';
import {
  annotationIdSchema,
  layerIdSchema,
  memberIdSchema,
  sourceIdSchema,
  tagIdSchema,
  type AnnotationId,
  type LayerId,
  type MemberId,
  type SourceId,
  type TagId,
} from '#core/model/ids.ts';
import { Observable } from './session/observable.ts';

export interface ViewState {
  /** Order of the columns; sources that are not named follow in the order of the workspace. */
  readonly order: readonly SourceId[];
  readonly folded: readonly SourceId[];
  /** The one source that a narrow screen shows; null: the first. */
  readonly shown: SourceId | null;
  readonly furniture: 'shown' | 'folded';
  readonly hiddenLayers: readonly LayerId[];
  readonly hiddenTags: readonly TagId[];
  readonly hiddenMembers: readonly MemberId[];
  readonly mark: AnnotationId | null;
}

export const viewState = new Observable<ViewState>(readAddress());

export function changeView(change: Partial<ViewState>): void {
  const next = { ...viewState.value, ...change };
  history.replaceState(history.state, '', writeAddress(next));
  viewState.set(next);
}

addEventListener('popstate', () => viewState.set(readAddress()));

function readAddress(): ViewState {
  const query = new URLSearchParams(location.search);
  const list = <T>(name: string, schema: v.GenericSchema<string, T>): T[] =>
    (query.get(name) ?? '').split(',').flatMap((text) => {
      const id = v.safeParse(schema, text);
      return id.success ? [id.output] : [];
    });
  return {
    order: list('order', sourceIdSchema),
    folded: list('folded', sourceIdSchema),
    shown: list('source', sourceIdSchema)[0] ?? null,
    furniture: query.get('furniture') === 'folded' ? 'folded' : 'shown',
    hiddenLayers: list('without', layerIdSchema),
    hiddenTags: list('without-tags', tagIdSchema),
    hiddenMembers: list('without-people', memberIdSchema),
    mark: list('mark', annotationIdSchema)[0] ?? null,
  };
}

function writeAddress(view: ViewState): string {
  const entries: [string, string][] = [
    ['order', view.order.join(',')],
    ['folded', view.folded.join(',')],
    ['source', view.shown ?? ''],
    ['furniture', view.furniture === 'folded' ? 'folded' : ''],
    ['without', view.hiddenLayers.join(',')],
    ['without-tags', view.hiddenTags.join(',')],
    ['without-people', view.hiddenMembers.join(',')],
    ['mark', view.mark ?? ''],
  ];
  const query = entries
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return query === '' ? location.pathname : `${location.pathname}?${query}`;
}

/** The list with the item in it, or without it when it was in. */
export function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
