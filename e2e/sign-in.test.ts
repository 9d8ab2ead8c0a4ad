import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOrganisation, type Organisation } from '../src/testing/organisation.ts';
import { bringAxe, violations } from './axe.ts';
import { CrossreadProcess } from './crossread-process.ts';
import { newPerson } from './people.ts';
import { articleText, openBrowser, READY_MADE } from './readers.ts';

let organisation: Organisation;
let crossread: CrossreadProcess;
let browser: Browser;

beforeAll(async () => {
  organisation = await startOrganisation();
  const { issuer, clientId, clientSecret, name } = organisation.settings(false);
  crossread = await CrossreadProcess.start({
    CROSSREAD_OIDC_ISSUER: issuer.href,
    CROSSREAD_OIDC_CLIENT_ID: clientId,
    CROSSREAD_OIDC_CLIENT_SECRET: clientSecret,
    CROSSREAD_OIDC_NAME: name,
    CROSSREAD_OIDC_ONLY: '1',
  });
  organisation.welcome(crossread.url);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await crossread?.stop();
  await organisation?.stop();
});

test('a pupil of the organisation comes in under their own name, on each device as the same', async () => {
  const first = await newPerson(browser);
  await bringAxe(first.context);
  const workspace = `${crossread.url}/w/${READY_MADE}`;
  await first.page.goto(workspace);
  const button = first.page.getByRole('button', { name: 'Sign in with Testing School' });
  await button.waitFor();
  expect(await first.page.getByLabel('Your name here').count()).toBe(0);
  expect(await violations(first.page)).toEqual([]);
  await button.click();
  await first.page.locator('input[name=login]').fill('Ada Lovelace');
  await first.page.locator('input[name=password]').fill('any');
  await first.page.getByRole('button', { name: 'Sign-in' }).click();
  await first.page.getByRole('button', { name: 'Continue' }).click();
  await articleText(first.page, 0).waitFor();
  await first.page
    .getByRole('button', { name: /Ada Lovelace/ })
    .first()
    .waitFor();

  const second = await newPerson(browser);
  await second.page.goto(crossread.url);
  await second.page.getByRole('button', { name: 'Sign in with Testing School' }).click();
  await second.page.getByRole('link', { name: 'Cancel' }).click();
  await second.page.getByText('The sign-in was cancelled.').waitFor();
  await second.page.goto(crossread.url);
  await second.page.getByRole('button', { name: 'Sign in with Testing School' }).click();
  await second.page.locator('input[name=login]').fill('Ada Lovelace');
  await second.page.locator('input[name=password]').fill('any');
  await second.page.getByRole('button', { name: 'Sign-in' }).click();
  await second.page.getByRole('button', { name: 'Continue' }).click();
  await second.page.getByRole('heading', { name: 'My workspaces' }).waitFor();
  await second.page.getByText('Ada Lovelace, annotator').waitFor();
});
