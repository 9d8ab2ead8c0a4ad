/*
 * The code book as <Codes>: layers are categories that nothing can be coded with, tags are the codes in them.
 * Names are unique in the whole code book, or readers join two codes into one (research: formats 1.3).
 */
import type { Attribute, CodeBook, Layer, Tag } from '../../model/codebook.ts';
import type { TagId } from '../../model/ids.ts';
import { xmlTag, xmlTextElement } from '../xml.ts';
import { guidOf } from '../guid.ts';
import { asName, DistinctNames } from './names.ts';

/** The same in every project and code book file that holds this tag. */
export function codeGuid(codeBook: CodeBook, tag: TagId): string {
  return guidOf('tag', codeBook.id, tag);
}

/** `<Codes>` with every layer and tag, in order, a line each. */
export function codesXml(codeBook: CodeBook): string {
  const names = new DistinctNames();
  const layers = codeBook.layers.map((layer) => ({
    layer,
    name: names.take(asName(layer.label, layer.id)),
  }));
  const categories = layers.map(({ layer, name }) => {
    const codes = layer.tags.map((tag) => {
      const label = names.take(`${name}: ${asName(tag.label, tag.id)}`);
      return codeXml(codeBook, tag, label);
    });
    return categoryXml(codeBook, layer, name, codes);
  });
  return `<Codes>\n${categories.join('\n')}\n</Codes>`;
}

function categoryXml(
  codeBook: CodeBook,
  layer: Layer,
  name: string,
  codes: readonly string[],
): string {
  const guid = guidOf('layer', codeBook.id, layer.id);
  const description = xmlTextElement('Description', layerDescription(codeBook, layer));
  const tag = xmlTag('Code', { guid, name, isCodable: 'false' });
  return `${tag}${description}\n${codes.join('\n')}\n</Code>`;
}

function codeXml(codeBook: CodeBook, tag: Tag, name: string): string {
  const guid = codeGuid(codeBook, tag.id);
  const description = xmlTextElement('Description', tagDescription(tag));
  return `${xmlTag('Code', { guid, name, isCodable: 'true', color: tag.colour })}${description}</Code>`;
}

function tagDescription({ guideline, example, counterExample }: Tag): string {
  const parts = [
    guideline,
    example && `Example: ${example}`,
    counterExample && `Counter-example: ${counterExample}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Attributes have no place of their own in REFI-QDA, so that they stand here for people. */
function layerDescription({ attributes }: CodeBook, layer: Layer): string {
  const carried = attributes.filter(({ id }) => layer.attributes.includes(id));
  const parts = [
    layer.unit && `A mark covers: ${layer.unit}`,
    carried.length > 0 && `Attributes:\n${carried.map(attributeLine).join('\n')}`,
  ];
  return parts.filter(Boolean).join('\n\n');
}

function attributeLine(attribute: Attribute): string {
  if (attribute.kind === 'text') return `- ${attribute.label}`;
  return `- ${attribute.label}: ${attribute.options.map(({ label }) => label).join(', ')}`;
}
