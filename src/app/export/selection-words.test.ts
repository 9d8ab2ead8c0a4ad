import * as v from 'valibot';
import { expect, test } from 'vitest';
import { EVERYTHING } from '#core/formats/selection.ts';
import { layerIdSchema } from '#core/model/ids.ts';
import { summaryOf } from './selection-words.ts';

const layers = ['framing', 'claims'].map((id) => v.parse(layerIdSchema, id));

test.each([
  ['Everything, with names', {}],
  ['Everything, under pseudonyms', { pseudonyms: true }],
  ['Only 2 layers, the first pass of round 1, with names', { layers, round: 1 }],
  ['Nothing: no layer is chosen', { layers: [] }],
  ['Nothing: no article is chosen', { sources: [], layers }],
  ['Nothing: no annotator is chosen', { annotators: [], pseudonyms: true }],
])('%s', (words, chosen) => {
  expect(summaryOf({ ...EVERYTHING, ...chosen })).toBe(words);
});
