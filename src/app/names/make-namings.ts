import * as v from 'valibot';
import { namingIdSchema } from '#core/model/ids.ts';
import { ENTITY_KINDS, type EntityKind, type Naming } from '#core/model/naming.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import type { Span } from '#core/text/segments.ts';
import { targetAt } from '#core/text/quote.ts';

export interface NamingPlace {
  readonly source: Source;
  readonly span: Span;
}

export const KIND_WORDS: Readonly<Record<EntityKind, string>> = {
  person: 'Person',
  group: 'Group',
  place: 'Place',
  thing: 'Thing',
  act: 'Act',
};

export function kindNamed(value: string): EntityKind {
  return ENTITY_KINDS.find((kind) => kind === value) ?? 'person';
}

/** One record a place, all with the same entity. */
export function makeNamings(
  places: readonly NamingPlace[],
  said: Pick<Naming, 'entity' | 'kind' | 'evaluative'>,
  now: Date,
): Naming[] {
  const created = now.toISOString();
  return places.map(({ source, span }) => ({
    ...said,
    id: v.parse(namingIdSchema, crypto.randomUUID()),
    target: targetAt(source, currentRevision(source), [span]),
    created,
    modified: created,
  }));
}
