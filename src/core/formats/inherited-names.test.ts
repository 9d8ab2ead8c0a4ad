import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readableText, wholeExport } from '../../testing/exported.ts';
import { markedWorkspace } from '../../testing/seed-workspace.ts';
import type { Attribute } from '../model/codebook.ts';
import { attributeIdSchema } from '../model/ids.ts';
import { formats } from './index.ts';

/** Attributes that nobody filled in, with ids that are names of what every object inherits. */
const inherited = ['valueOf', 'hasOwnProperty', 'toString'].map((name): Attribute => {
  const id = v.parse(attributeIdSchema, name);
  return { kind: 'text', id, label: name, help: '', maxLength: 100 };
});
const { codeBook, ...whole } = markedWorkspace(20, 2);
const snapshot = {
  ...whole,
  codeBook: {
    ...codeBook,
    attributes: [...codeBook.attributes, ...inherited],
    layers: codeBook.layers.map((layer) => ({
      ...layer,
      attributes: [...layer.attributes, ...inherited.map(({ id }) => id)],
    })),
  },
};

test.each(formats)('$id: what nobody filled in stays empty, whatever it is called', async (one) => {
  const text = await readableText(one, await wholeExport(one, snapshot));
  expect(text).not.toContain('native code');
});
