/*
 * A code book as a file has it: layers, tags and attributes before anybody knows which of ours they are.
 * Not a revision yet: plan-code-book.ts finds out what is new, what changes and what does not fit.
 * Comes from the readers of this folder; what a file does not say is null, and null changes nothing here.
 */
import type { Attribute, Channel } from '../../model/codebook.ts';
import { toCanonicalText } from '../../text/canonical.ts';

export interface ForeignLayer {
  /** By which the tags of this file name it; '' for tags that belong to none. */
  readonly key: string;
  /** Our id of it, where the file has one. */
  readonly id: string | null;
  readonly label: string;
  /** The key that chooses it, one letter or digit. */
  readonly shortcut: string | null;
  readonly channel: Channel | null;
  readonly unit: string | null;
  /** Ids of the attributes that its marks carry. */
  readonly attributes: readonly string[] | null;
}

export interface ForeignTag {
  /** Different for each tag of the file; stays the same when the same file is read again. */
  readonly key: string;
  /** Where it stands, for the report: "line 12". */
  readonly where: string;
  /** Our id of it, or the GUID that our own REFI-QDA files give it; null where the file names none. */
  readonly id: string | null;
  readonly label: string;
  /** Key of its layer. */
  readonly layer: string;
  readonly shortcut: string | null;
  /** #rrggbb in lower case. */
  readonly colour: string | null;
  readonly guideline: string | null;
  readonly example: string | null;
  readonly counterExample: string | null;
}

export interface ForeignCodeBook {
  /** Label of the format that was read. */
  readonly format: string;
  readonly label: string | null;
  readonly rules: string | null;
  /** In the order of the file, each key once. */
  readonly layers: readonly ForeignLayer[];
  readonly tags: readonly ForeignTag[];
  readonly attributes: readonly Attribute[];
  /** What the file holds and a code book has no place for, one sentence each. */
  readonly unread: readonly string[];
}

/** A layer of which a file says no more than its name. */
export function foreignLayer(label: string): ForeignLayer {
  return {
    key: label,
    id: null,
    label,
    shortcut: null,
    channel: null,
    unit: null,
    attributes: null,
  };
}

/** One line, as labels are: what no file can carry is marked, and white space is one space. */
export function asLabel(given: string): string {
  return toCanonicalText(given).replace(/\s+/g, ' ').trim();
}

/** Null where nothing is said: an empty field of another tool takes away no guideline. */
export function asProse(given: string | undefined): string | null {
  const text = toCanonicalText(given ?? '').trim();
  return text === '' ? null : text;
}

/** #rgb and #rrggbb as #rrggbb in lower case; null for everything else. */
export function asColour(given: string | undefined): string | null {
  const [, digits] = /^\s*#([0-9a-f]{6}|[0-9a-f]{3})\s*$/i.exec(given ?? '') ?? [];
  if (digits === undefined) return null;
  const six = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return `#${six.toLowerCase()}`;
}

/** What a workspace can still be worked with; a file with more is refused whole. */
export const CODE_BOOK_LIMITS = {
  tags: 1_000,
  layers: 36,
  attributes: 200,
  revisions: 500,
} as const;
