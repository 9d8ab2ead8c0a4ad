/** A JSON CAS as it is written: feature structures, the types it declares, what its views hold. */
import * as v from 'valibot';
import { parseWith } from '../../model/parse.ts';
import { accepted, refused, type Result } from '../../model/result.ts';
import { DeclaredTypes } from './cas-types.ts';
import { reference, type FeatureStructure } from './feature-structure.ts';

export interface Cas {
  readonly structures: readonly FeatureStructure[];
  readonly types: DeclaredTypes;
  /** Ids of all that is in the index of any view; null when the file has no views. */
  readonly members: ReadonlySet<string> | null;
}

const record = v.record(v.string(), v.unknown());
const id = v.union([v.number(), v.string()]);

const casSchema = v.looseObject({
  '%TYPES': v.optional(record, {}),
  '%FEATURE_STRUCTURES': v.optional(v.union([v.array(record), v.record(v.string(), record)]), []),
  '%VIEWS': v.optional(
    v.record(v.string(), v.looseObject({ '%MEMBERS': v.optional(v.array(id), []) })),
  ),
});

/** The structure is checked, not what is meant by it. */
export function parseCas(json: unknown): Result<Cas> {
  const isCas =
    v.is(record, json) &&
    ['%TYPES', '%FEATURE_STRUCTURES', '%VIEWS'].some((key) => Object.hasOwn(json, key));
  if (!isCas) {
    return refused({
      path: '',
      message: 'is no JSON CAS: it has no %FEATURE_STRUCTURES. Export “UIMA CAS JSON 0.4”',
    });
  }
  const parsed = parseWith(casSchema, json);
  if (!parsed.ok) return parsed;
  const { '%TYPES': types, '%FEATURE_STRUCTURES': given, '%VIEWS': views } = parsed.value;
  const structures: FeatureStructure[] = [];
  // Older files have an object by id in place of the array.
  for (const [key, one] of Object.entries(given)) {
    const values = new Map(Object.entries(one));
    const type = values.get('%TYPE');
    const named = reference(values.get('%ID')) ?? (Array.isArray(given) ? null : key);
    if (typeof type !== 'string' || named === null) {
      return refused({
        path: `%FEATURE_STRUCTURES.${key}`,
        message: 'needs a %TYPE and an %ID. Export it again',
      });
    }
    structures.push({ id: named, type, values });
  }
  const members = views
    ? new Set(Object.values(views).flatMap((view) => view['%MEMBERS'].map(String)))
    : null;
  return accepted({ structures, types: new DeclaredTypes(types), members });
}
