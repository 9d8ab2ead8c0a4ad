/** The elements of a REFI-QDA file: its root, whatever version it names, and what stands in an element. */
import { refused, type Result } from '../../model/result.ts';
import { readXml, type XmlElement } from '../xml.ts';
import { plainGuid } from '../guid.ts';

/** The versions that programs write (research: formats 1.3). */
const NAMESPACE = /^urn:QDA-XML:(?:project|codebook):(?:1[.:]0|0[.:]4)$/i;

const CONTENTS = { Project: 'a project (.qde)', CodeBook: 'a code book (.qdc)' } as const;

/** The root of a project or code book. Never throws. */
export function refiRoot(text: string, name: keyof typeof CONTENTS): Result<XmlElement> {
  const read = readXml(text);
  if (!read.ok) return read;
  const root = read.value;
  if (!NAMESPACE.test(root.namespace)) {
    const named =
      root.namespace === '' ? 'names no namespace' : `is in “${shortened(root.namespace)}”`;
    return refused({
      path: '',
      message: `This XML is not REFI-QDA: it ${named} instead of urn:QDA-XML. Choose a file that was exported as REFI-QDA.`,
    });
  }
  if (root.name !== name) {
    return refused({
      path: '',
      message: `This REFI-QDA file begins with <${shortened(root.name)}>, but ${CONTENTS[name]} begins with <${name}>. Choose the file that was exported as such.`,
    });
  }
  return read;
}

/** Directly in it, of REFI-QDA itself: what programs add in namespaces of their own is left alone. */
export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  if (!element) return [];
  const { children, namespace } = element;
  return children.filter((child) => child.name === name && child.namespace === namespace);
}

export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenNamed(element, name)[0];
}

/** `<Cases><Case/>…`: the elements in the one list of that name. */
export function listed(element: XmlElement, list: string, name: string): XmlElement[] {
  return childrenNamed(childNamed(element, list), name);
}

/** By which other elements name it; its line where it has no GUID. */
export function keyOf(element: XmlElement): string {
  return guidIn(element, 'guid') ?? `line ${element.line}`;
}

/** The GUID in one of its attributes, null when there is none. Some programs write names there that are no GUIDs. */
export function guidIn(element: XmlElement | undefined, attribute: string): string | null {
  const given = element?.attributes.get(attribute);
  return plainGuid(given) ?? (given?.trim() || null);
}

export function descriptionOf(element: XmlElement): string {
  return childNamed(element, 'Description')?.text ?? '';
}

/** For sentences: a file may say anything at any length. */
export function shortened(given: string): string {
  const characters = Array.from(given.slice(0, 200));
  return characters.length > 80 ? `${characters.slice(0, 80).join('')}…` : given;
}
