/** Attributes of a foreign mark as those of our code book; what does not fit goes into the note, so that it is not lost. */
import { ANNOTATION_LIMITS, type Annotation } from '../../model/annotation.ts';
import type { Attribute, CodeBook, Layer } from '../../model/codebook.ts';
import { comparableWords } from '../comparable-words.ts';
import type { ForeignMark } from '../foreign-work.ts';

export interface MatchedAttributes extends Pick<Annotation, 'attributes' | 'note'> {
  /** What went into the note, or was cut there; empty when everything fits. */
  readonly remarks: readonly string[];
}

export function matchAttributes(
  { attributes, note }: Pick<ForeignMark, 'attributes' | 'note'>,
  layer: Layer,
  codeBook: CodeBook,
): MatchedAttributes {
  const carried = codeBook.attributes.filter(({ id }) => layer.attributes.includes(id));
  const kept: [string, string][] = [];
  const noted: string[] = [];
  for (const [name, value] of Object.entries(attributes)) {
    if (value === '') continue;
    const attribute = carried.find(({ id, label }) => isNamed(name, id, label));
    const fitting = attribute ? fittingValue(attribute, value) : null;
    if (attribute && fitting !== null) kept.push([attribute.id, fitting]);
    else noted.push(`${name}: ${value}`);
  }
  const whole = [note, ...noted].filter((part) => part !== '').join('\n');
  const remarks = noted.map((one) => `stands in the note: ${one.slice(0, 80)}`);
  if (whole.length <= ANNOTATION_LIMITS.note) {
    return { attributes: Object.fromEntries(kept), note: whole, remarks };
  }
  return {
    attributes: Object.fromEntries(kept),
    note: whole.slice(0, ANNOTATION_LIMITS.note).toWellFormed(),
    remarks: [...remarks, `the note is cut to ${ANNOTATION_LIMITS.note} characters`],
  };
}

function fittingValue(attribute: Attribute, value: string): string | null {
  if (attribute.kind === 'text') return value.length <= attribute.maxLength ? value : null;
  const option = attribute.options.find(({ id, label }) => isNamed(value, id, label));
  return option?.id ?? null;
}

/** By id, by an id as other tools have to write it, or by label. */
function isNamed(name: string, id: string, label: string): boolean {
  return (
    name === id || comparable(name) === comparable(id) || comparable(name) === comparable(label)
  );
}

/** Other tools may have no spaces in names at all: “VeryWeak”. */
function comparable(words: string): string {
  return comparableWords(words).replaceAll(' ', '');
}
