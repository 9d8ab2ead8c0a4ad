/** The view of this page, kept in its address (view-address.ts). */
import { Observable } from './session/observable.ts';
import { readQuery, writeQuery, type ViewState } from './view-address.ts';

export const viewState = new Observable<ViewState>(readQuery(location.search));

export function changeView(change: Partial<ViewState>): void {
  const next = { ...viewState.value, ...change };
  history.replaceState(history.state, '', location.pathname + writeQuery(next));
  viewState.set(next);
}

addEventListener('popstate', () => viewState.set(readQuery(location.search)));

/** Nothing in place of the articles. */
export const ARTICLES = {
  desk: false,
  passes: false,
  claims: false,
  names: false,
  findings: false,
} as const satisfies Partial<ViewState>;

/** The list with the item in it, or without it when it was in. */
export function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
