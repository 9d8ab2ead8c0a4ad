/** What the environment says about signing in by an organisation's provider. */
import { START_ERRORS, StartError } from './messages.ts';
import type { SignInSettings } from './sign-in.ts';

/** Null where nothing is set. @throws StartError when it is set up by half. */
export function signInSettings(environment: NodeJS.ProcessEnv): SignInSettings | null {
  const issuer = environment['CROSSREAD_OIDC_ISSUER'] ?? '';
  if (issuer === '') return null;
  return {
    issuer: urlOf(issuer, 'CROSSREAD_OIDC_ISSUER'),
    clientId: needed(environment, 'CROSSREAD_OIDC_CLIENT_ID'),
    clientSecret: needed(environment, 'CROSSREAD_OIDC_CLIENT_SECRET'),
    name: environment['CROSSREAD_OIDC_NAME'] ?? 'your organisation',
    only: environment['CROSSREAD_OIDC_ONLY'] === '1',
  };
}

/** Null where nothing is set. @throws StartError when it is no address. */
export function publicUrl(environment: NodeJS.ProcessEnv): URL | null {
  const given = environment['CROSSREAD_URL'] ?? '';
  return given === '' ? null : urlOf(given, 'CROSSREAD_URL');
}

function needed(environment: NodeJS.ProcessEnv, variable: string): string {
  const given = environment[variable] ?? '';
  if (given === '') throw new StartError(START_ERRORS.badSignIn(`${variable} is missing`));
  return given;
}

function urlOf(given: string, variable: string): URL {
  if (URL.canParse(given) && /^https?:/.test(given)) return new URL(given);
  throw new StartError(START_ERRORS.badSignIn(`${variable} is not an address with https`));
}
