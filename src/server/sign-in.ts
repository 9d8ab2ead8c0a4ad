/*
 * Sign-in by an organisation's OpenID Connect provider: one issuer, authorization code with PKCE, state and nonce.
 * Not who may enter what (sign-in-routes.ts). Nothing of a person is kept but a keyed hash of the subject.
 * Comes from the environment and from the provider; goes to the routes as a name and a hash.
 */
import { createHmac } from 'node:crypto';
import * as client from 'openid-client';
import * as v from 'valibot';
import { signInWaySchema, type SignInWay } from '#sync/api.ts';
import { displayNameFrom } from './free-name.ts';

export interface SignInSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says: "Sign in with <name>". */
  readonly name: string;
  /** Nobody joins under a name of their own choice. */
  readonly only: boolean;
}

/** What has to come back from the provider unchanged; kept in a signed cookie of a few minutes. */
export const pendingSchema = v.strictObject({
  way: signInWaySchema,
  state: v.string(),
  nonce: v.string(),
  verifier: v.string(),
});
export type Pending = Readonly<v.InferOutput<typeof pendingSchema>>;

export interface SignedIn {
  /** Keyed hash of issuer and subject: the same person, without saying who. */
  readonly subject: string;
  readonly displayName: string;
}

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

export class SignIn {
  readonly settings: SignInSettings;
  readonly #secret: string;
  #found: client.Configuration | null = null;

  constructor(settings: SignInSettings, secret: string) {
    this.settings = settings;
    this.#secret = secret;
  }

  /** Asks the provider what it offers, once it answers. @throws while it does not. */
  async #provider(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    // Plain http only to a provider on the same machine.
    const execute = LOCAL_HOSTS.has(issuer.hostname) ? [client.allowInsecureRequests] : [];
    this.#found ??= await client.discovery(issuer, clientId, clientSecret, undefined, { execute });
    return this.#found;
  }

  /** @returns where to send the person, and what to remember until they are back. */
  async begin(way: SignInWay, returnTo: URL): Promise<{ location: URL; pending: Pending }> {
    const verifier = client.randomPKCECodeVerifier();
    const pending = { way, state: client.randomState(), nonce: client.randomNonce(), verifier };
    const location = client.buildAuthorizationUrl(await this.#provider(), {
      redirect_uri: returnTo.href,
      scope: 'openid profile',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: pending.state,
      nonce: pending.nonce,
    });
    return { location, pending };
  }

  /** `cameBack` is the address that the provider sent the person to. @throws when anything is not as it began. */
  async finish(cameBack: URL, pending: Pending): Promise<SignedIn> {
    const provider = await this.#provider();
    const tokens = await client.authorizationCodeGrant(provider, cameBack, {
      pkceCodeVerifier: pending.verifier,
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('the provider sent no ID token');
    const named =
      nameIn(claims) ??
      nameIn(await client.fetchUserInfo(provider, tokens.access_token, claims.sub));
    return {
      subject: createHmac('sha256', this.#secret)
        .update(JSON.stringify([claims.iss, claims.sub]))
        .digest('base64url'),
      displayName: displayNameFrom(named ?? ''),
    };
  }
}

/** True when the person said no at the provider. */
export function wasCancelled(error: unknown): boolean {
  return error instanceof client.AuthorizationResponseError && error.error === 'access_denied';
}

function nameIn(claims: Readonly<Record<string, unknown>>): string | null {
  const names = [claims['name'], claims['preferred_username'], claims['given_name']];
  return (
    names.find((name): name is string => typeof name === 'string' && name.trim() !== '') ?? null
  );
}
