/** Which page an address means. The rest of the address is the view state of a workspace. */
import * as v from 'valibot';
import { workspaceIdSchema, type WorkspaceId } from '#core/model/ids.ts';
import { Observable } from './session/observable.ts';

export type Place =
  | { readonly kind: 'home' | 'new' | 'nowhere' }
  | { readonly kind: 'workspace'; readonly id: WorkspaceId }
  /** Join by a room code or invitation; come back by a return code or recovery key. `code` '' when not in the address. */
  | { readonly kind: 'join' | 'return'; readonly code: string };

export const place = new Observable<Place>(readPlace());

addEventListener('popstate', () => place.set(readPlace()));

/** Opens another page of Crossread, `path` from `addressOf…` or '/'. */
export function goTo(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate')); // everything that reads the address looks again
}

export function addressOfWorkspace(id: WorkspaceId): string {
  return `/w/${id}`;
}

/** With the code behind the #, so that it is in no log of a server on the way. */
export function addressToJoin(code: string): string {
  return `/join#${code}`;
}

function readPlace(): Place {
  const [, first = '', second = '', ...rest] = location.pathname.split('/');
  const code = decodeURIComponent(location.hash.slice(1));
  if (rest.length > 0) return { kind: 'nowhere' };
  if (first === 'w') {
    const id = v.safeParse(workspaceIdSchema, second);
    return id.success ? { kind: 'workspace', id: id.output } : { kind: 'nowhere' };
  }
  if (second !== '') return { kind: 'nowhere' };
  switch (first) {
    case '':
      return { kind: 'home' };
    case 'new':
      return { kind: 'new' };
    case 'join':
    case 'return':
      return { kind: first, code };
    default:
      return { kind: 'nowhere' };
  }
}
