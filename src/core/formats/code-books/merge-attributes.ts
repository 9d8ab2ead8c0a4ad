/** Attributes of a file into ours: new ones come in, ours keep every choice that a mark may have made. */
import type { Attribute } from '../../model/codebook.ts';
import { isSameValue } from './same-value.ts';

export interface MergedAttributes {
  readonly attributes: readonly Attribute[];
  readonly fresh: readonly Attribute[];
  readonly changed: readonly Attribute[];
  /** Those that could not be taken as they are, with the reason. */
  readonly remarks: readonly { readonly where: string; readonly what: string }[];
}

export function mergeAttributes(
  ours: readonly Attribute[],
  theirs: readonly Attribute[],
): MergedAttributes {
  const given = new Map(theirs.map((attribute) => [attribute.id, attribute]));
  const known = new Set(ours.map(({ id }) => id));
  const fresh = [...given.values()].filter(({ id }) => !known.has(id));
  const remarks: { where: string; what: string }[] = [];
  const merged = ours.map((mine) => {
    const other = given.get(mine.id);
    if (!other) return mine;
    const both = together(mine, other);
    if (both) return both;
    remarks.push({
      where: `attribute ${mine.id}`,
      what: `is ${mine.kind === 'text' ? 'a text' : 'a choice'} here and stays one`,
    });
    return mine;
  });
  const changed = merged.filter((attribute, at) => !isSameValue(attribute, ours[at]));
  return { attributes: [...merged, ...fresh], fresh, changed, remarks };
}

/** Null where one is a text and the other a choice. */
function together(mine: Attribute, other: Attribute): Attribute | null {
  if (mine.kind === 'text' && other.kind === 'text') {
    return { ...other, maxLength: Math.max(mine.maxLength, other.maxLength) };
  }
  if (mine.kind === 'choice' && other.kind === 'choice') {
    const given = new Set(other.options.map(({ id }) => id));
    return {
      ...other,
      options: [...other.options, ...mine.options.filter(({ id }) => !given.has(id))],
    };
  }
  return null;
}
