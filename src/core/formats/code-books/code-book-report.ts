/*
 * What an import of a code book does, or would do, as people read it: which tags are new, which change and in what,
 * which stay. One schema, for the dialog, the HTTP API and the command line.
 */
import * as v from 'valibot';
import { attributeIdSchema, layerIdSchema, tagIdSchema } from '../../model/ids.ts';
import type { CodeBookPlan } from './plan-code-book.ts';
import { isSameValue } from './same-value.ts';

const remarks = v.array(v.strictObject({ where: v.string(), what: v.string() }));

export const codeBookReportSchema = v.strictObject({
  format: v.string(),
  /** Nothing was written. */
  dryRun: v.boolean(),
  /** The number of the revision that it makes; null when nothing changes. */
  revision: v.nullable(v.number()),
  /** What of the code book itself changes: name, rules. */
  changes: v.array(v.string()),
  layers: v.array(
    v.strictObject({
      /** By which a choice names it. */
      key: v.string(),
      label: v.string(),
      fate: v.picklist(['known', 'new', 'left']),
      /** Which layer it is here; null where its tags are left out, or all of them are in other layers. */
      layer: v.nullable(layerIdSchema),
      /** What changes of one that is known: name, unit, key, look, attributes. */
      changes: v.array(v.string()),
    }),
  ),
  tags: v.array(
    v.strictObject({
      key: v.string(),
      where: v.string(),
      /** As the file has it. */
      label: v.string(),
      layer: v.string(),
      fate: v.picklist(['new', 'changed', 'unchanged']),
      tag: tagIdSchema,
      /** Fields that change: name, guideline, example, counter-example, colour, key. */
      changes: v.array(v.string()),
    }),
  ),
  /** Tags of the workspace that the file lacks: kept as nothing else was asked; used by a mark, so kept; or removed. */
  notInFile: v.array(
    v.strictObject({
      tag: tagIdSchema,
      label: v.string(),
      layer: v.string(),
      fate: v.picklist(['kept', 'used', 'removed']),
    }),
  ),
  attributes: v.array(
    v.strictObject({
      id: attributeIdSchema,
      label: v.string(),
      fate: v.picklist(['new', 'changed']),
    }),
  ),
  /** What does not come in, and what comes in otherwise than the file has it. */
  left: remarks,
  remarks,
  unread: v.array(v.string()),
});
export type CodeBookReport = Readonly<v.InferOutput<typeof codeBookReportSchema>>;

/** Fields in the words of people. */
const BOOK_FIELDS = [
  ['label', 'name'],
  ['rules', 'rules'],
] as const;
const LAYER_FIELDS = [
  ['label', 'name'],
  ['unit', 'unit'],
  ['key', 'key'],
  ['channel', 'look'],
  ['attributes', 'attributes'],
] as const;

function changedIn<T>(
  fields: readonly (readonly [keyof T, string])[],
  before: T,
  now: T,
): string[] {
  return fields.flatMap(([field, word]) => (isSameValue(before[field], now[field]) ? [] : [word]));
}

export function codeBookReport(plan: CodeBookPlan, dryRun: boolean): CodeBookReport {
  const { fresh, changed } = plan.attributes;
  return {
    format: plan.format,
    dryRun,
    revision: plan.isChanged ? plan.codeBook.revision : null,
    changes: changedIn(BOOK_FIELDS, plan.before, plan.codeBook),
    layers: plan.layers.map(({ match: { foreign, found }, layer }) => ({
      key: foreign.key,
      label: foreign.label,
      fate: found === 'leave' ? 'left' : found === 'new' ? 'new' : 'known',
      layer: layer?.id ?? null,
      changes: layer && typeof found === 'object' ? changedIn(LAYER_FIELDS, found, layer) : [],
    })),
    tags: plan.tags.map(({ match: { foreign }, layer, tag, fate, changes }) => ({
      key: foreign.key,
      where: foreign.where,
      label: foreign.label,
      layer: layer.label,
      fate,
      tag: tag.id,
      changes: [...changes],
    })),
    notInFile: plan.notInFile.map(({ tag, layer, fate }) => ({
      tag: tag.id,
      label: tag.label,
      layer: layer.label,
      fate,
    })),
    attributes: [
      ...fresh.map(({ id, label }) => ({ id, label, fate: 'new' as const })),
      ...changed.map(({ id, label }) => ({ id, label, fate: 'changed' as const })),
    ],
    left: [...plan.left],
    remarks: [...plan.remarks],
    unread: [...plan.unread],
  };
}
