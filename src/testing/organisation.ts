/** A real OpenID provider for tests: anybody signs in with a login of their choice, which is also their name. */
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import type { SignInSettings } from '#server/sign-in.ts';

const CLIENT = { clientId: 'crossread', clientSecret: 'a-secret-of-the-test' };

export interface Organisation {
  /** For the server under test, which is started with them before it can be known to the provider. */
  settings(only: boolean): SignInSettings;
  /** From now on people of the server at that address may sign in. */
  welcome(crossread: string): void;
  stop(): Promise<void>;
}

export async function startOrganisation(): Promise<Organisation> {
  const server = createServer();
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const issuer = new URL(`http://localhost:${port}`);
  return {
    settings: (only) => ({ issuer, ...CLIENT, name: 'Testing School', only }),
    welcome(crossread) {
      const provider = new Provider(issuer.origin, {
        clients: [
          {
            client_id: CLIENT.clientId,
            client_secret: CLIENT.clientSecret,
            redirect_uris: [`${crossread}/api/sign-in/callback`],
          },
        ],
        claims: { openid: ['sub'], profile: ['name'] },
        findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, name: id }) }),
        cookies: { keys: ['a key of the test'] },
      });
      server.on('request', provider.callback());
    },
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
