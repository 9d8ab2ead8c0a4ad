/*
 * What an import of a code book does, or would do, as people read it: which tags are new, which change and in what,
 * which stay. One schema, for the dialog, the HTTP API and the command line.
 */
import * as v from 'valibot';
import { attributeIdSchema, layerIdSchema, tagIdSchema } from '../../model/ids.ts';
import type { CodeBookPlan } from './plan-code-book.ts';

const remarks = v.array(v.strictObject({ where: v.string(), what: v.string() }));

export const codeBookReportSchema = v.strictObject({
  format: v.string(),
  /** Nothing was written. */
  dryRun: v.boolean(),
  /** The number of the revision that it makes; null when nothing changes. */
  revision: v.nullable(v.number()),
  layers: v.array(
    v.strictObject({
      /** By which a choice names it. */
      key: v.string(),
      label: v.string(),
      fate: v.picklist(['known', 'new', 'left']),
      /** Which layer it is here; null where its tags are left out, or all of them are in other layers. */
      layer: v.nullable(layerIdSchema),
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

export function codeBookReport(plan: CodeBookPlan, dryRun: boolean): CodeBookReport {
  const { fresh, changed } = plan.attributes;
  return {
    format: plan.format,
    dryRun,
    revision: plan.isChanged ? plan.codeBook.revision : null,
    layers: plan.layers.map(({ match: { foreign, found }, layer }) => ({
      key: foreign.key,
      label: foreign.label,
      fate: found === 'leave' ? 'left' : found === 'new' ? 'new' : 'known',
      layer: layer?.id ?? null,
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
