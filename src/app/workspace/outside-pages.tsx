/** Pages of a workspace without anything to read in it. */
import { Page } from '../frame/page.tsx';
import { Link } from '../link.tsx';

export function Missing({ title }: { readonly title: string | null }) {
  return (
    <Page title="No such workspace">
      <h1>{title === null ? 'There is no such workspace' : `“${title}” was deleted`}</h1>
      <p>
        {title === null
          ? 'It was deleted, or the link is cut off. Ask whoever sent it to you.'
          : 'Its articles and marks are no longer on the server. Ask its owner if you did not expect this.'}
      </p>
      <p>
        <Link href="/" className="primary">
          My workspaces
        </Link>
      </p>
    </Page>
  );
}

export function Removed({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <h1>You are no longer a member of “{title}”</h1>
      <p>
        You have left in another tab, an owner of the workspace has taken you out, or this browser
        has lost its sign-in. If you have a return code, you can come back with it; otherwise ask
        the owner.
      </p>
      <p className="page-actions">
        <Link href="/return" className="primary">
          Use a return code
        </Link>
        <Link href="/" className="quiet-link">
          My workspaces
        </Link>
      </p>
    </Page>
  );
}

export function Preparing({ title, name }: { readonly title: string; readonly name: string }) {
  return (
    <Page title={title}>
      <div className="preparing" role="status">
        <p className="preparing-dots" aria-hidden="true">
          <span />
          <span />
          <span />
        </p>
        <h1>The teacher is still preparing “{title}”</h1>
        <p>
          You are in, {name}. The articles open here by themselves; there is nothing that you need
          to do.
        </p>
      </div>
    </Page>
  );
}
