import { describe, expect, test } from 'vitest';
import { signInSettings } from './sign-in-settings.ts';

describe('the environment', () => {
  const whole = {
    CROSSREAD_OIDC_ISSUER: 'https://school.example',
    CROSSREAD_OIDC_CLIENT_ID: 'crossread',
    CROSSREAD_OIDC_CLIENT_SECRET: 'secret',
  };

  test.each([
    ['all', whole, { clientId: 'crossread', name: 'your organisation', only: false }],
    ['only signing in', { ...whole, CROSSREAD_OIDC_ONLY: '1' }, { only: true }],
  ])('says %s', (_, environment, settings) => {
    expect(signInSettings(environment)).toMatchObject(settings);
  });

  test('nothing is said', () => {
    expect(signInSettings({})).toBeNull();
  });

  test('set up by half is refused at the start', () => {
    expect(() => signInSettings({ CROSSREAD_OIDC_ISSUER: 'https://school.example' })).toThrow(
      'CROSSREAD_OIDC_CLIENT_ID is missing',
    );
    expect(() => signInSettings({ ...whole, CROSSREAD_OIDC_ISSUER: 'school' })).toThrow(
      'is not an address',
    );
  });
});
