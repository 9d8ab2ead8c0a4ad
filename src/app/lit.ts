/** Passages that a figure or a name is made of, to be shown in the articles. */
import * as v from 'valibot';
import { sourceIdSchema } from '#core/model/ids.ts';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

const litSchema = v.strictObject({
  /** What they are: “Hassen Chalghoumi speaks”. */
  title: v.string(),
  passages: v.array(
    v.strictObject({
      source: sourceIdSchema,
      /** UTF-16 units of the current revision. */
      start: offset,
      end: offset,
    }),
  ),
});
export type Lit = Readonly<v.InferOutput<typeof litSchema>>;
export type LitPassage = Lit['passages'][number];

/** @param state of a history entry, whoever wrote it. */
export function readLit(state: unknown): Lit | null {
  const parsed = v.safeParse(litSchema, state);
  return parsed.success ? parsed.output : null;
}
