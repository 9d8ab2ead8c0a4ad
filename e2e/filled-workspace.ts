/** A workspace that is full from the start, and its owner in front of a browser: made over HTTP, as an import. */
import type { Browser } from 'playwright-core';
import { NO_RECORDS, type WorkspaceSnapshot } from '#core/model/workspace.ts';
import { importOverHttp } from '../src/testing/import-over-http.ts';
import { newPerson, type Person } from './people.ts';
import { articleText } from './readers.ts';

export interface Filled extends Person {
  readonly workspace: string;
}

/** The owner has read nothing yet and sees the articles. */
export async function ownerOf(
  browser: Browser,
  url: string,
  snapshot: WorkspaceSnapshot,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Filled> {
  const { workspace, cookie } = await importOverHttp(url, snapshot);
  const cut = cookie.indexOf('=');
  const person = await newPerson(browser, options);
  await person.context.addCookies([
    { name: cookie.slice(0, cut), value: cookie.slice(cut + 1), url },
  ]);
  await person.page.goto(`${url}/w/${workspace}`);
  const patient = { timeout: 60_000 }; // thousands of marks take their time while other tests run
  await articleText(person.page, 0).waitFor(patient);
  await person.page.getByText('Saved', { exact: true }).waitFor(patient);
  return { ...person, workspace };
}

/** The same articles and code book with nothing marked in them. */
export function unmarked(snapshot: WorkspaceSnapshot): WorkspaceSnapshot {
  return { ...snapshot, annotations: [], firstPasses: [], records: NO_RECORDS };
}
