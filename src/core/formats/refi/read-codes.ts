/*
 * <Codes> of a project or code book file. A code belongs to the category or code right above it; what nothing can
 * be coded with gives its name to the codes in it and is none itself.
 */
import { asColour } from '../code-books/foreign-code-book.ts';
import type { ForeignCode } from '../foreign-work.ts';
import type { XmlElement } from '../xml.ts';
import { childrenNamed, descriptionOf, keyOf } from './elements.ts';
import type { Unread } from './unread.ts';

/** Each key once, in the order of the file. */
export function readCodes(codes: XmlElement | undefined, unread: Unread): ForeignCode[] {
  const found = new Map<string, ForeignCode>();
  for (const element of childrenNamed(codes, 'Code')) readCode(element, '', found, unread);
  return [...found.values()];
}

function readCode(
  element: XmlElement,
  layer: string,
  found: Map<string, ForeignCode>,
  unread: Unread,
): void {
  const key = keyOf(element);
  const name = element.attributes.get('name')?.trim() || key;
  const children = childrenNamed(element, 'Code');
  if (isCodable(element)) {
    if (found.has(key)) unread.add('twinCodes');
    else found.set(key, foreignCode(element, key, name, layer));
  } else {
    if (children.length === 0) unread.add('emptyCategories');
    if (descriptionOf(element) !== '') unread.add('descriptions');
  }
  for (const child of children) readCode(child, name, found, unread);
}

function foreignCode(element: XmlElement, key: string, name: string, layer: string): ForeignCode {
  return {
    key,
    label: withoutLayer(name, layer),
    layer,
    colour: asColour(element.attributes.get('color')),
    guideline: descriptionOf(element),
  };
}

/** The standard wants the attribute; where a program leaves it out, the code can be coded with. */
function isCodable({ attributes }: XmlElement): boolean {
  return !/^\s*(?:false|0)\s*$/.test(attributes.get('isCodable') ?? '');
}

/** "Framing: conflict" in the category "Framing" says its layer twice. */
function withoutLayer(name: string, layer: string): string {
  const prefix = `${layer}: `;
  return (layer !== '' && name.startsWith(prefix) && name.slice(prefix.length).trim()) || name;
}
