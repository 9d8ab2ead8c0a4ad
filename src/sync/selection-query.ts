/** A selection of an export in an address: `?sources=a,b&layers=claims&annotators=…&round=1&marks=both&pseudonyms=yes`. */
import * as v from 'valibot';
import { MARK_VERSIONS, selectionSchema, type Selection } from '#core/formats/selection.ts';
import { parseWith } from '#core/model/parse.ts';
import { refused, type Result } from '#core/model/result.ts';

/** What may stand in such an address. */
export const selectionQuerySchema = v.strictObject({
  sources: v.optional(v.string()),
  layers: v.optional(v.string()),
  annotators: v.optional(v.string()),
  round: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/, 'is no number of a round'))),
  marks: v.optional(v.picklist(MARK_VERSIONS, `is none of ${MARK_VERSIONS.join(', ')}`)),
  pseudonyms: v.optional(v.picklist(['yes', 'no'], 'is neither yes nor no')),
});

export function selectionFromQuery(query: unknown): Result<Selection> {
  const asked = parseWith(selectionQuerySchema, query);
  if (!asked.ok) return refused(...asked.problems);
  const { sources, layers, annotators, round, marks, pseudonyms } = asked.value;
  return parseWith(selectionSchema, {
    sources: listed(sources),
    layers: listed(layers),
    annotators: listed(annotators),
    round: round === undefined ? null : Number(round),
    marks: marks ?? 'annotators',
    pseudonyms: pseudonyms === 'yes',
  });
}

/** With its question mark; '' for everything. */
export function selectionQuery(selection: Selection): string {
  const { sources, layers, annotators, round, marks, pseudonyms } = selection;
  const parts = [
    ...named('sources', sources),
    ...named('layers', layers),
    ...named('annotators', annotators),
    ...(round === null ? [] : [`round=${round}`]),
    ...(marks === 'annotators' ? [] : [`marks=${marks}`]),
    ...(pseudonyms ? ['pseudonyms=yes'] : []),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function named(name: string, ids: readonly string[] | null): string[] {
  return ids === null ? [] : [`${name}=${ids.map(encodeURIComponent).join(',')}`];
}

function listed(ids: string | undefined): string[] | null {
  return ids === undefined ? null : ids.split(',').filter((id) => id !== '');
}
