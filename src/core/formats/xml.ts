/*
 * XML as our exchange formats need it: escaping on the way out, a tree of elements on the way in.
 * Not a general reader: any DOCTYPE is refused (no entities, no outside files), and so is deep nesting.
 * Nothing here is looked up outside the text.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { accepted, refused, type Result } from '../model/result.ts';
import { xmlCharacters } from '../text/canonical.ts';

/** Far deeper than any file of a tool that people use, far shallower than the stack. */
const DEEPEST = 100;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  // A reader makes these LF (in text) or a space (in attributes) unless they are written as numbers.
  ['\r', '&#13;'],
  ['\n', '&#10;'],
  ['\t', '&#9;'],
]);

/** Text between tags; reads back as it was, but for what XML cannot carry. */
export function xmlText(text: string): string {
  return xmlCharacters(text).replace(/[&<>\r]/g, (found) => ESCAPES.get(found) ?? found);
}

/** Nothing in it to escape: most values of 100,000 marks, and one look is quicker than three. */
const PLAIN = /^[ !#-%'-;=?-~]*$/;

/** A value for double quotes; tabs and line ends read back as they were. */
export function xmlAttribute(value: string): string {
  if (PLAIN.test(value)) return value;
  return xmlCharacters(value).replace(/[&<>"\r\n\t]/g, (found) => ESCAPES.get(found) ?? found);
}

/** An opening tag with the attributes that have a value: `<Code guid="…"`, and how it ends. */
export function xmlTag(
  name: string,
  attributes: Readonly<Record<string, string | number | null | undefined>>,
  end: '>' | '/>' = '>',
): string {
  let tag = `<${name}`;
  for (const key of Object.keys(attributes)) {
    const value = attributes[key] ?? null;
    if (value === null) continue;
    tag += ` ${key}="${typeof value === 'number' ? value : xmlAttribute(value)}"`;
  }
  return tag + end;
}

/** An element with text in it; '' when there is no text. */
export function xmlTextElement(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${xmlText(text)}</${name}>`;
}

export interface XmlElement {
  /** Without a prefix. */
  readonly name: string;
  /** '' when it stands in none. */
  readonly namespace: string;
  /** Those without a prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** What stands directly in it, CDATA included; line ends are LF. */
  readonly text: string;
  /** Of its opening tag, from 1. */
  readonly line: number;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  readonly pieces: string[];
  text: string;
}

/** Thrown inside the parser to stop it, and caught here. */
class Refusal extends Error {}

/** The root element. Never throws: what is wrong comes back as a sentence with its line. */
export function readXml(text: string): Result<XmlElement> {
  try {
    return accepted(rootOf(text.replace(/^\ufeff/, '')));
  } catch (error) {
    if (error instanceof Refusal) return refused({ path: '', message: error.message });
    throw error;
  }
}

/** @throws Refusal with a sentence for people. */
function rootOf(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  const roots: XmlElement[] = [];
  let line = 1;
  const addText = (piece: string) => open.at(-1)?.pieces.push(piece);
  parser.on('error', ({ message }) => {
    throw new Refusal(brokenXml(parser.line, message));
  });
  parser.on('doctype', () => {
    throw new Refusal(
      'The XML has a DOCTYPE, which may hide other files in it. Export it again from the program that wrote it, or delete the DOCTYPE.',
    );
  });
  parser.on('opentagstart', () => {
    line = parser.line;
    if (open.length < DEEPEST) return;
    throw new Refusal(
      `The XML is nested deeper than ${DEEPEST} levels at line ${line}: no program that we know writes that. Check where the file comes from.`,
    );
  });
  parser.on('opentag', (tag) => open.push(elementOf(tag, line)));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (!element) return;
    element.text = element.pieces.join('');
    (open.at(-1)?.children ?? roots).push(element);
  });
  parser.write(text).close();
  const [root] = roots;
  if (!root) throw new Refusal(brokenXml(1, 'it has no element'));
  return root;
}

function elementOf({ local, uri, attributes }: SaxesTagNS, line: number): OpenElement {
  const plain = Object.values(attributes).filter(({ prefix }) => prefix === '');
  return {
    name: local,
    namespace: uri,
    attributes: new Map(plain.map(({ local: name, value }) => [name, value])),
    children: [],
    pieces: [],
    text: '',
    line,
  };
}

/** The parser puts line and column in front of its message, and a full stop behind it. */
function brokenXml(line: number, message: string): string {
  const reason = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  return `The XML is broken at line ${line} (${reason}). Export it again from the program that wrote it.`;
}
