/** Which tag a foreign code is: by id, by label, by “Layer: label”; or what a person said. */
import type { CodeBook, Layer, Tag } from '../../model/codebook.ts';
import type { TagId } from '../../model/ids.ts';
import type { ForeignCode } from '../foreign-work.ts';

export interface CodeMatch {
  readonly code: ForeignCode;
  readonly found: { readonly tag: Tag; readonly layer: Layer } | null;
}

/** `byHand` is by key of the code. A label that two tags share is found only with its layer. */
export function matchCode(
  code: ForeignCode,
  { layers }: CodeBook,
  byHand: ReadonlyMap<string, TagId>,
): CodeMatch {
  const all = layers.flatMap((layer) => layer.tags.map((tag) => ({ tag, layer })));
  const chosen = byHand.get(code.key);
  const byId = all.find(({ tag }) => tag.id === (chosen ?? code.key) || tag.id === code.label);
  if (byId) return { code, found: byId };
  const safe = all.filter(({ tag }) => safeId(tag.id) === safeId(code.key));
  const wanted = comparable(code.label);
  const layered = all.filter(
    ({ tag, layer }) =>
      comparable(`${layer.label} ${tag.label}`) === wanted ||
      (comparable(tag.label) === wanted && isLayer(layer, code.layer)),
  );
  const labelled = all.filter(({ tag }) => comparable(tag.label) === wanted);
  for (const list of [safe, layered, labelled]) {
    const [only] = list;
    if (only && list.length === 1) return { code, found: only };
  }
  return { code, found: null };
}

function isLayer({ id, label }: Layer, named: string): boolean {
  return named !== '' && [id, comparable(label)].includes(comparable(named));
}

/** As brat and others write ids. */
function safeId(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]/g, '_');
}

function comparable(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
