import * as v from 'valibot';
import type { Annotation } from '#core/model/annotation.ts';
import { annotationIdSchema, type TagId } from '#core/model/ids.ts';
import type { Revision, Source } from '#core/model/source.ts';
import { mergeSpans, tidySpan, type Span } from '#core/text/segments.ts';
import { targetAt } from '#core/text/quote.ts';

export interface NewAnnotation {
  readonly source: Source;
  readonly revision: Revision;
  /** What was selected, in UTF-16 units, in any order. */
  readonly spans: readonly Span[];
  readonly tag: TagId;
  readonly codeBookRevision: number;
}

/** The record for what a person selected; null when nothing but white space was selected. */
export function makeAnnotation(chosen: NewAnnotation, now: Date): Annotation | null {
  const tidied = chosen.spans.flatMap((span) => tidySpan(chosen.revision.text, span) ?? []);
  if (tidied.length === 0) return null;
  const created = now.toISOString();
  return {
    id: v.parse(annotationIdSchema, crypto.randomUUID()),
    target: targetAt(chosen.source, chosen.revision, mergeSpans(tidied)),
    tag: chosen.tag,
    codeBookRevision: chosen.codeBookRevision,
    attributes: {},
    note: '',
    created,
    modified: created,
  };
}
