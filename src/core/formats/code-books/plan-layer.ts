/** One layer as an import leaves it: what is said of it, its tags, and a key for each that no other tag in it has. */
import { CODE_BOOK_TEXT_LIMITS, type Layer, type Tag } from '../../model/codebook.ts';
import type { AttributeId } from '../../model/ids.ts';
import { asColour } from './foreign-code-book.ts';
import { FreeKeys, isKey } from './free-keys.ts';
import { isFound, type LayerMatch, type TagMatch } from './match-tags.ts';
import { colourNumber, leastUsedChannel, type FreshIds } from './new-codes.ts';
import { cutText, updatedTag, wordsOf, type Remark } from './update-tag.ts';

export interface PlannedTag {
  readonly match: TagMatch;
  readonly layer: Layer;
  /** As it will be. */
  readonly tag: Tag;
  readonly fate: 'new' | 'changed' | 'unchanged';
  /** The fields that change, in the words of people. */
  readonly changes: readonly string[];
}

export interface PlannedLayer {
  readonly layer: Layer;
  readonly tags: readonly PlannedTag[];
}

interface LayerParts {
  readonly ids: FreshIds;
  readonly layerKeys: FreeKeys;
  /** Of the whole code book, as it will be. */
  readonly attributes: readonly AttributeId[];
  readonly remarks: Remark[];
}

/** Where tags of the file have no layer at all. */
const NAMELESS_LAYER = 'Imported codes';

/** What the file says of a layer that it names by id or name; one that a person chose for its tags stays as it is. */
export function updatedLayer(
  layer: Layer,
  match: LayerMatch | undefined,
  { attributes, layerKeys }: LayerParts,
): Layer {
  const foreign = match?.foreign;
  const isSame = foreign?.id === layer.id;
  if (!foreign || (!isSame && foreign.label !== layer.label)) return layer;
  const given = new Set(foreign.attributes);
  const added = attributes.filter((id) => given.has(id) && !layer.attributes.includes(id));
  const key = foreign.shortcut;
  return {
    ...layer,
    label: isSame && foreign.label !== '' ? cutText(foreign.label) : layer.label,
    key: isSame && key !== null && key !== layer.key && layerKeys.claim(key) ? key : layer.key,
    channel: foreign.channel ?? layer.channel,
    unit: foreign.unit === null ? layer.unit : cutText(foreign.unit, CODE_BOOK_TEXT_LIMITS.prose),
    attributes: [...layer.attributes, ...added],
  };
}

export function newLayer(
  { foreign }: LayerMatch,
  others: readonly Layer[],
  { ids, layerKeys, attributes }: LayerParts,
): Layer {
  const label = cutText(foreign.label) || NAMELESS_LAYER;
  const key = foreign.shortcut;
  const given = new Set(foreign.attributes);
  return {
    id: ids.layer(foreign.id, label),
    label,
    key: isKey(key) && layerKeys.claim(key) ? key : layerKeys.take(label),
    channel: foreign.channel ?? leastUsedChannel(others.map(({ channel }) => channel)),
    unit: cutText(foreign.unit ?? '', CODE_BOOK_TEXT_LIMITS.prose),
    attributes: attributes.filter((id) => given.has(id)),
    tags: [],
  };
}

/** `kept` are the tags that it has and keeps; `matches` are those of the file that belong here. */
export function planLayer(
  layer: Layer,
  kept: readonly Tag[],
  matches: readonly TagMatch[],
  { ids, remarks }: LayerParts,
): PlannedLayer {
  const said = new Map(
    matches.flatMap((match) =>
      isFound(match.found) ? [[match.found.tag.id, match] as const] : [],
    ),
  );
  const keys = keysOf(kept, said, remarks);
  const known = kept.map((tag) => {
    const match = said.get(tag.id);
    const { tag: words, changes } = match
      ? updatedTag(tag, match.foreign, remarks)
      : { tag, changes: [] };
    const key = keys.given.get(tag) ?? tag.key;
    const all = key === tag.key ? changes : [...changes, 'key'];
    return { match, before: tag, tag: { ...words, key }, changes: all };
  });
  const fresh = matches.flatMap((match) => (match.found === 'new' ? match : []));
  const made = fresh.map(({ foreign }, at): Tag => {
    const words = wordsOf(foreign, remarks);
    const { shortcut } = foreign;
    return {
      ...words,
      id: ids.tag(foreign.id, words.label, layer.id),
      key: isKey(shortcut) && keys.free.claim(shortcut) ? shortcut : keys.free.take(words.label),
      colour: asColour(foreign.colour ?? '') ?? colourNumber(kept.length + at),
    };
  });
  const filled = { ...layer, tags: [...known.map(({ tag }) => tag), ...made] };
  const planned = known.flatMap(({ match, tag, changes }): PlannedTag[] => {
    const fate = changes.length > 0 ? 'changed' : 'unchanged';
    return match ? [{ match, layer: filled, tag, fate, changes }] : [];
  });
  const added = fresh.flatMap((match, at): PlannedTag[] => {
    const tag = made[at];
    return tag ? [{ match, layer: filled, tag, fate: 'new', changes: [] }] : [];
  });
  return { layer: filled, tags: [...planned, ...added] };
}

/** Tags of which the file says no other key keep theirs; then the file has its way where a key is free. */
function keysOf(kept: readonly Tag[], said: ReadonlyMap<string, TagMatch>, remarks: Remark[]) {
  const free = new FreeKeys([]);
  const given = new Map<Tag, string>();
  const wanted = (tag: Tag) => {
    const key = said.get(tag.id)?.foreign.shortcut ?? null;
    return isKey(key) && key !== tag.key ? key : null;
  };
  for (const tag of kept) if (wanted(tag) === null) free.claim(tag.key);
  for (const tag of kept) {
    const key = wanted(tag);
    if (key === null) continue;
    const isFree = free.claim(key);
    if (!isFree) {
      const where = said.get(tag.id)?.foreign.where ?? '';
      remarks.push({ where, what: `its key “${key}” is another tag’s already` });
    }
    given.set(tag, isFree ? key : free.claim(tag.key) ? tag.key : free.take(tag.label));
  }
  return { free, given };
}
