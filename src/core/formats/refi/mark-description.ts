/*
 * What a mark says in words, as one text: the note, and under it the values of its attributes, which REFI-QDA
 * has no place for. People read it in other programs as a memo; Crossread takes its own apart again.
 */
import type { PublishedAnnotation } from '../../model/annotation.ts';
import type { Attribute, CodeBook } from '../../model/codebook.ts';
import { asName } from './names.ts';

const HEADING = 'Attributes:';
/** Where a note has a line like the heading and the mark has no attributes, so that the last heading is ours. */
const NONE = '- none';

export interface MarkWords {
  readonly note: string;
  /** By label, or by id where the label would be ambiguous. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Of the marks of one code book; how its attributes are called is worked out once. */
export class MarkDescriptions {
  readonly #attributes: ReadonlyMap<
    string,
    { readonly name: string; readonly attribute: Attribute }
  >;

  constructor({ attributes }: CodeBook) {
    const named = attributes.map((attribute) => {
      const name = shownName(attribute, attributes);
      return [attribute.id, { name, attribute }] as const;
    });
    this.#attributes = new Map(named);
  }

  of({ note, attributes }: Pick<PublishedAnnotation, 'note' | 'attributes'>): string {
    const lines = Object.entries(attributes).map(([id, value]) => this.#line(id, value));
    if (lines.length === 0 && !note.split('\n').includes(HEADING)) return note;
    const section = [HEADING, ...(lines.length === 0 ? [NONE] : lines)].join('\n');
    return note === '' ? section : `${note}\n\n${section}`;
  }

  #line(id: string, value: string): string {
    const known = this.#attributes.get(id);
    const shown = known ? shownValue(known.attribute, value) : value;
    return `- ${known?.name ?? id}: ${shown.replaceAll('\n', '\n  ')}`;
  }
}

/** Takes a description of Crossread's own apart. */
export function readMarkDescription(description: string): MarkWords {
  const lines = description.split('\n');
  const heading = lines.lastIndexOf(HEADING);
  if (heading < 0) return { note: description, attributes: {} };
  const entries: [string, string][] = [];
  for (const line of lines.slice(heading + 1)) {
    const [, name, value] = /^- ([^\n]*?): ([^\n]*)$/.exec(line) ?? [];
    const last = entries.at(-1);
    if (name !== undefined && value !== undefined) entries.push([name, value]);
    else if (last && line.startsWith('  ')) {
      entries[entries.length - 1] = [last[0], `${last[1]}\n${line.slice(2)}`];
    }
  }
  return {
    note: lines.slice(0, Math.max(0, heading - 1)).join('\n'),
    attributes: Object.fromEntries(entries),
  };
}

/** The label where it stands for this attribute alone and can be told from the value behind it. */
function shownName({ id, label }: Attribute, all: readonly Attribute[]): string {
  const name = asName(label, id);
  const meant = all.filter((one) => one.id === name || asName(one.label, one.id) === name);
  return meant.length === 1 && !name.includes(': ') ? name : id;
}

function shownValue(attribute: Attribute, value: string): string {
  if (attribute.kind === 'text') return value;
  const label = attribute.options.find(({ id }) => id === value)?.label;
  const meant = attribute.options.filter((one) => one.label === label || one.id === label);
  return label !== undefined && meant.length === 1 ? label : value;
}
