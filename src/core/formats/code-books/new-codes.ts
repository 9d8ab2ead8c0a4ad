/** Layers and tags that a file brings: ids that nothing else has or had, colours and channels where it names none. */
import * as v from 'valibot';
import { CHANNELS, type Channel, type CodeBook } from '../../model/codebook.ts';
import { layerIdSchema, tagIdSchema, type LayerId, type TagId } from '../../model/ids.ts';
import { slug } from '../file-names.ts';

/** Dark enough to be read on white in programs that write in them. */
const COLOURS = [
  '#9a3412',
  '#1d4ed8',
  '#15703f',
  '#7e22ce',
  '#9d174d',
  '#0f6674',
  '#7a5b00',
  '#4b5563',
] as const;

const LONGEST_ID = 64;

/** Ids that something has, or had in an earlier revision: made for nothing else, since marks may name them. */
export class FreshIds {
  readonly #everUsed: Set<string>;
  readonly #usedNow: Set<string>;

  constructor(current: CodeBook, earlier: readonly CodeBook[]) {
    this.#everUsed = new Set([current, ...earlier].flatMap(idsIn));
    this.#usedNow = new Set(idsIn(current));
  }

  /** `given` is what the file calls it: taken over where nothing here is called so now. */
  layer(given: string | null, label: string): LayerId {
    const asked = v.safeParse(layerIdSchema, given);
    if (asked.success && this.#claim(asked.output)) return asked.output;
    return v.parse(layerIdSchema, this.#make(slug(label) || 'layer'));
  }

  /** A tag that an earlier revision had comes back under its id. */
  tag(given: string | null, label: string, layer: LayerId): TagId {
    const asked = v.safeParse(tagIdSchema, given);
    if (asked.success && this.#claim(asked.output)) return asked.output;
    return v.parse(tagIdSchema, this.#make(`${layer.slice(0, 20)}.${slug(label) || 'tag'}`));
  }

  #claim(id: string): boolean {
    if (this.#usedNow.has(id)) return false;
    this.#usedNow.add(id);
    this.#everUsed.add(id);
    return true;
  }

  #make(wanted: string): string {
    const base = wanted.slice(0, LONGEST_ID - 5).replace(/[^a-z0-9]+$/i, '');
    let id = base;
    for (let number = 2; this.#everUsed.has(id); number++) id = `${base}-${number}`;
    this.#claim(id);
    return id;
  }
}

function idsIn({ layers }: CodeBook): string[] {
  return layers.flatMap(({ id, tags }) => [id, ...tags.map((tag) => tag.id)]);
}

/** From 0; after the last colour the first comes again. */
export function colourNumber(at: number): string {
  return COLOURS[at % COLOURS.length] ?? COLOURS[0];
}

/** The channel that the fewest layers have, so that marks of two layers stay apart on the same words. */
export function leastUsedChannel(channels: readonly Channel[]): Channel {
  const uses = (channel: Channel) => channels.filter((one) => one === channel).length;
  return CHANNELS.toSorted((a, b) => uses(a) - uses(b))[0] ?? CHANNELS[0];
}
