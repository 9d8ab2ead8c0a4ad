/*
 * <Codes> of a project or code book file. A code belongs to the category or code right above it; what nothing can
 * be coded with gives its name to the codes in it and is none itself. Where two places of the tree have the same name
 * ("Barriers / Cost" and "Enablers / Cost"), the codes in them belong to the whole path: they are not the same.
 */
import { asColour } from '../code-books/foreign-code-book.ts';
import type { ForeignCode } from '../foreign-work.ts';
import type { XmlElement } from '../xml.ts';
import { childrenNamed, descriptionOf, guidIn, keyOf } from './elements.ts';
import type { Unread } from './unread.ts';

/** Each key once, in the order of the file. */
export function readCodes(codes: XmlElement | undefined, unread: Unread): ForeignCode[] {
  const found = new Map<string, ForeignCode>();
  const reading = { found, unread, names: sharedNames(codes) };
  for (const element of childrenNamed(codes, 'Code')) readCode(element, TOP, reading);
  return [...found.values()];
}

interface Reading {
  readonly found: Map<string, ForeignCode>;
  readonly unread: Unread;
  /** Of codes and categories that have codes in them at more than one place. */
  readonly names: ReadonlySet<string>;
}

/** Of what a code stands in: its name, the names above it and its own, and the name by which its codes know it. */
interface Place {
  readonly name: string;
  readonly path: string;
  readonly layer: string;
}
const TOP: Place = { name: '', path: '', layer: '' };

function readCode(element: XmlElement, above: Place, reading: Reading): void {
  const { found, unread, names } = reading;
  // Codes without a GUID may stand on one line.
  const key = guidIn(element, 'guid') ?? `${keyOf(element)}, code ${found.size + 1}`;
  const name = nameOf(element) || key;
  const children = childrenNamed(element, 'Code');
  if (isCodable(element)) {
    if (found.has(key)) unread.add('twinCodes');
    else found.set(key, foreignCode(element, key, name, above));
  } else {
    if (children.length === 0) unread.add('emptyCategories');
    if (descriptionOf(element) !== '') unread.add('descriptions');
  }
  const path = pathOf(above.path, name);
  const place = { name, path, layer: names.has(name) ? path : name };
  for (const child of children) readCode(child, place, reading);
}

function sharedNames(codes: XmlElement | undefined): Set<string> {
  const paths = new Map<string, string>();
  const shared = new Set<string>();
  const look = (element: XmlElement, above: string) => {
    const children = childrenNamed(element, 'Code');
    if (children.length === 0) return;
    const name = nameOf(element);
    const path = pathOf(above, name);
    if ((paths.get(name) ?? path) !== path) shared.add(name);
    paths.set(name, path);
    for (const child of children) look(child, path);
  };
  for (const element of childrenNamed(codes, 'Code')) look(element, '');
  return shared;
}

function pathOf(above: string, name: string): string {
  return above === '' ? name : `${above} / ${name}`;
}

function nameOf({ attributes }: XmlElement): string {
  return attributes.get('name')?.trim() ?? '';
}

function foreignCode(
  element: XmlElement,
  key: string,
  name: string,
  { name: category, layer }: Place,
): ForeignCode {
  return {
    key,
    label: withoutLayer(name, category),
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
