import { Page } from '../frame/page.tsx';
import { Link } from '../link.tsx';

export function UnknownPage() {
  return (
    <Page title="Nothing here">
      <h1>There is nothing at this address</h1>
      <p>The link may be cut off. Ask for it again, or go back to your workspaces.</p>
      <p>
        <Link href="/" className="primary">
          My workspaces
        </Link>
      </p>
    </Page>
  );
}
