/*
 * Prose as plain data: the shared notes, without the editor and without Yjs. Shapes as ProseMirror writes them.
 * Not rules of the editor: those are in editor/notes. Comes from sync/prose.ts and goes to the own JSON and back.
 */
import * as v from 'valibot';

const attributes = v.record(
  v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9_-]{0,40}$/)),
  v.nullable(v.union([v.string(), v.number(), v.boolean()])),
);

export interface ProseMark {
  readonly type: string;
  readonly attrs?: Readonly<v.InferOutput<typeof attributes>> | undefined;
}

/** A node with children, or a run of text with its marks. */
export interface ProseNode {
  readonly type: string;
  readonly attrs?: Readonly<v.InferOutput<typeof attributes>> | undefined;
  readonly content?: readonly ProseNode[] | undefined;
  readonly text?: string | undefined;
  readonly marks?: readonly ProseMark[] | undefined;
}

const type = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9_]{0,40}$/));

const markSchema = v.strictObject({ type, attrs: v.optional(attributes) });

export const proseNodeSchema: v.GenericSchema<unknown, ProseNode> = v.strictObject({
  type,
  attrs: v.optional(attributes),
  content: v.optional(v.array(v.lazy(() => proseNodeSchema))),
  text: v.optional(v.string()),
  marks: v.optional(v.array(markSchema)),
});
