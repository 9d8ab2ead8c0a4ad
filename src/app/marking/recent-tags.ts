/** Tags that were used last on this device, newest first: the palette offers them before all others. */
import * as v from 'valibot';
import { tagIdSchema, type TagId } from '#core/model/ids.ts';
import { Observable } from '../session/observable.ts';
import { onDevice } from '../small-memory.ts';

const STORED = 'crossread/recent-tags';
const MOST = 5;

export const recentTags = new Observable<readonly TagId[]>(recall());

export function rememberTag(tag: TagId): void {
  const tags = [tag, ...recentTags.value.filter((other) => other !== tag)].slice(0, MOST);
  recentTags.set(tags);
  onDevice.set(STORED, JSON.stringify(tags));
}

function recall(): readonly TagId[] {
  return onDevice.read(STORED, v.array(tagIdSchema)) ?? [];
}
