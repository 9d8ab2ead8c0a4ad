/*
 * The view of this page, kept in its address (view-address.ts), and the passages that are lit up in it, which are too
 * many for an address and are kept in the browser's history. Another screen is a step of that history.
 */
import { Observable } from './session/observable.ts';
import { readLit, type Lit } from './lit.ts';
import { readQuery, writeQuery, type ViewState } from './view-address.ts';

export const viewState = new Observable<ViewState>(readQuery(location.search));
export const litUp = new Observable<Lit | null>(readLit(history.state));

export function changeView(change: Partial<ViewState>): void {
  const next = { ...viewState.value, ...change };
  const address = location.pathname + writeQuery(next);
  if (isSameScreen(next, viewState.value)) {
    history.replaceState(history.state, '', address);
  } else {
    history.pushState(null, '', address);
    litUp.set(null);
  }
  viewState.set(next);
}

/** Lights the passages up in the articles. The browser's Back returns to where they were asked for. */
export function lightUp(lit: Lit): void {
  changeView({ ...ARTICLES, ...unfolding(lit) });
  history.replaceState(lit, '');
  litUp.set(lit);
}

export function putOutLights(): void {
  history.replaceState(null, '');
  litUp.set(null);
}

addEventListener('popstate', ({ state }) => {
  viewState.set(readQuery(location.search));
  litUp.set(readLit(state));
});

/** Nothing in place of the articles. */
export const ARTICLES = {
  desk: false,
  passes: false,
  claims: false,
  names: false,
  voices: false,
  findings: false,
  draft: null,
  corrections: null,
} as const satisfies Partial<ViewState>;

/** The list with the item in it, or without it when it was in. */
export function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

function isSameScreen(a: ViewState, b: ViewState): boolean {
  return SCREENS.every((screen) => a[screen] === b[screen]);
}

const SCREENS = [
  'desk',
  'passes',
  'claims',
  'names',
  'voices',
  'findings',
  'draft',
  'corrections',
] as const satisfies (keyof typeof ARTICLES)[];

function unfolding({ passages }: Lit): Partial<ViewState> {
  const { folded } = viewState.value;
  const sources = new Set(passages.map(({ source }) => source));
  const [first] = passages;
  return {
    plain: false,
    folded: folded.filter((source) => !sources.has(source)),
    ...(first && { shown: first.source }),
  };
}
