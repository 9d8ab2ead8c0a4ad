/*
 * Which page an address names, and the way to another page without loading it anew.
 * Not what a page shows of itself: view-address.ts keeps that in the query.
 */
import * as v from 'valibot';
import { workspaceIdSchema, type WorkspaceId } from '#core/model/ids.ts';
import { Observable } from './session/observable.ts';

export type Place =
  | { readonly kind: 'home' | 'new' | 'nowhere' }
  | { readonly kind: 'workspace'; readonly id: WorkspaceId }
  /** The code is what a link carries behind the #, so that it reaches no log of any server. */
  | { readonly kind: 'join' | 'return'; readonly code: string };

export function placeAt(pathname: string, hash: string): Place {
  const [, first = '', second, ...rest] = pathname.replace(/\/+$/, '').split('/');
  if (first === 'w' && rest.length === 0) {
    const workspace = v.safeParse(workspaceIdSchema, second);
    return workspace.success ? { kind: 'workspace', id: workspace.output } : { kind: 'nowhere' };
  }
  if (second !== undefined) return { kind: 'nowhere' };
  switch (first) {
    case '':
      return { kind: 'home' };
    case 'new':
      return { kind: first };
    case 'join':
    case 'return':
      return { kind: first, code: decoded(hash.replace(/^#/, '')) };
    default:
      return { kind: 'nowhere' };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function addressOfWorkspace(id: WorkspaceId): string {
  return `/w/${id}`;
}

export function addressToJoin(code: string): string {
  return `/join#${code}`;
}

/** A return code or recovery key is longer than a room code and shorter than an invitation (server/codes.ts). */
export function looksLikeReturnCode(typed: string): boolean {
  const letters = typed.replace(/[^A-Za-z]/g, '').length;
  return !/^\s*i-/i.test(typed) && (letters === 16 || letters === 20);
}

/** Goes to a page of this program; whoever watches addresses is told as by the browser's own buttons. */
export function goTo(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Where the page is now. Follows the browser's buttons too. */
export function watchPlace(): Observable<Place> {
  const place = new Observable<Place>(placeAt(location.pathname, location.hash));
  const look = () => place.set(placeAt(location.pathname, location.hash));
  addEventListener('popstate', look);
  addEventListener('hashchange', look);
  return place;
}
