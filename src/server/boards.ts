/** Tells the desks of a workspace, at most twice a second, that figures of the board have changed. */
import type { Hocuspocus } from '@hocuspocus/server';
import type { WorkspaceId } from '#core/model/ids.ts';
import type { Board } from '#sync/api.ts';
import { documentName } from '#sync/names.ts';
import { boardOf, type Whereabouts } from './board.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { tell, type Visitor } from './sync-server.ts';

const EVERY = 500;

export class Boards {
  readonly #sync: Hocuspocus<Visitor>;
  readonly #whereabouts: Whereabouts;
  readonly #waiting = new Set<WorkspaceId>();

  constructor(sync: Hocuspocus<Visitor>, whereabouts: Whereabouts) {
    this.#sync = sync;
    this.#whereabouts = whereabouts;
  }

  of(workspace: OpenWorkspace): Board {
    const isHere = (member: { readonly id: Parameters<Whereabouts['of']>[0] }) => {
      const name = documentName({ kind: 'notebook', workspace: workspace.id, member: member.id });
      return (this.#sync.documents.get(name)?.getConnectionsCount() ?? 0) > 0;
    };
    return boardOf(workspace, isHere, this.#whereabouts);
  }

  /** Costs nothing while no desk is open: only owners and editors open the whole workspace. */
  changed(workspace: OpenWorkspace): void {
    if (this.#waiting.has(workspace.id)) return;
    this.#waiting.add(workspace.id);
    setTimeout(() => {
      this.#waiting.delete(workspace.id);
      const address = { kind: 'workspace', workspace: workspace.id } as const;
      if (!this.#sync.documents.has(documentName(address))) return;
      tell(this.#sync, address, { type: 'board', board: this.of(workspace) });
    }, EVERY).unref();
  }
}
