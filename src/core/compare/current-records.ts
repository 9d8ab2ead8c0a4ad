/** What is said beside the marks, with its passages where they stand in the texts of now. */
import type { Target } from '../model/annotation.ts';
import type { PlainKind, PlainRecords, Published } from '../model/plain-records.ts';

type Bring = (target: Target) => Target;
type Carry<Kind extends PlainKind> = (
  record: Published<PlainRecords[Kind]>,
  bring: Bring,
) => Published<PlainRecords[Kind]>;

/** The same object where a kind names no passage. */
export const CARRIED: { readonly [Kind in PlainKind]: Carry<Kind> } = {
  replies: (record) => record,
  votes: (record) => record,
  decisions: (record) => record,
  reflections: (record) => record,
  links: (record) => record,
  propositions: (record) => record,
  namings: (record, bring) => ({ ...record, target: bring(record.target) }),
  pairings: (record, bring) => ({ ...record, a: bring(record.a), b: bring(record.b) }),
  attributions: (record, bring) => ({ ...record, target: bring(record.target) }),
};
