/**
 * Which tag a foreign code is: by id or the GUID of our own REFI-QDA files, by label, by “Layer: label”, by what its
 * reader knows; or what a person said.
 */
import type { CodeBook, Layer, Tag } from '../../model/codebook.ts';
import type { TagId } from '../../model/ids.ts';
import { comparableWords } from '../comparable-words.ts';
import type { ForeignCode } from '../foreign-work.ts';
import { bratName } from '../nlp/brat-configuration.ts';
import { codeGuid } from '../refi/write-codes.ts';

interface Found {
  readonly tag: Tag;
  readonly layer: Layer;
}

/** A tag with its names as they are compared. */
interface Named {
  readonly found: Found;
  /** As brat's readers have to have it. */
  readonly safe: string;
  readonly name: string;
  readonly layerName: string;
}

export interface CodeMatch {
  readonly code: ForeignCode;
  readonly found: Found | null;
  /** What its reader knows to stand for it, where no tag is named like it; found, unless a person chose another. */
  readonly offered: Found | null;
}

/** Finds the tags of one code book. A label that two tags share is found only with its layer. */
export class CodeMatcher {
  readonly #all: readonly Found[];
  readonly #named: readonly Named[];
  /** By id, and by the GUID that it has in REFI-QDA whatever its label. */
  readonly #byId: ReadonlyMap<string, Found>;
  readonly #byHand: ReadonlyMap<string, TagId>;

  /** `byHand` is by key of the code. */
  constructor(codeBook: CodeBook, byHand: ReadonlyMap<string, TagId>) {
    this.#all = codeBook.layers.flatMap((layer) => layer.tags.map((tag) => ({ tag, layer })));
    this.#byId = new Map(
      this.#all.flatMap((one) => [
        [one.tag.id, one],
        [codeGuid(codeBook, one.tag.id), one],
      ]),
    );
    this.#named = this.#all.map((found) => ({
      found,
      safe: bratName(found.tag.id),
      name: comparableWords(found.tag.label),
      layerName: comparableWords(found.layer.label),
    }));
    this.#byHand = byHand;
  }

  match(code: ForeignCode): CodeMatch {
    const same = this.#byId.get(code.key) ?? this.#byId.get(code.label);
    const named = same ? [same] : namedLike(code, this.#named);
    const offered = named.length === 0 ? onlyOne(partnersOf(code, this.#all)) : null;
    const chosen = this.#byId.get(this.#byHand.get(code.key) ?? '');
    return { code, found: chosen ?? onlyOne(named) ?? offered, offered };
  }
}

function onlyOne(list: readonly Found[]): Found | null {
  const [only] = list;
  return only && list.length === 1 ? only : null;
}

/** One where a name fits; several where one is shared. */
function namedLike(code: ForeignCode, all: readonly Named[]): Found[] {
  const key = bratName(code.key);
  const wanted = comparableWords(code.label);
  const within = comparableWords(code.layer);
  const isWithin = ({ found, layerName }: Named) =>
    code.layer !== '' && (found.layer.id === within || layerName === within);
  const safe = all.filter((one) => one.safe === key);
  const labelled = all.filter(({ name }) => name === wanted);
  const layered = all.filter(
    (one) => `${one.layerName} ${one.name}` === wanted || (one.name === wanted && isWithin(one)),
  );
  const named = [safe, layered, labelled].find(({ length }) => length === 1) ?? labelled;
  return named.map(({ found }) => found);
}

function partnersOf({ partners = [] }: ForeignCode, all: readonly Found[]): Found[] {
  return all.filter(({ tag }) => partners.includes(tag.id));
}
