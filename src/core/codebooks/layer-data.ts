import type * as v from 'valibot';
import type { attributeSchema, layerSchema } from '../model/codebook.ts';

/** Code books are written as plain data and parsed once, so that their ids get their brands. */
export type LayerData = v.InferInput<typeof layerSchema>;
export type AttributeData = v.InferInput<typeof attributeSchema>;
