/*
 * Shared prose as plain data, and back: what the notes document holds, for exports and imports.
 * Not the editor's binding (editor/notes): nothing here is live. Marks of text are formats of the Yjs text.
 */
import * as Y from 'yjs';
import type { ProseMark, ProseNode } from '#core/model/prose.ts';
import { notesProse } from './documents.ts';

/** Null when nobody has written anything. */
export function readNotes(document: Y.Doc): readonly ProseNode[] | null {
  const nodes = childrenOf(notesProse(document));
  return nodes.length === 0 ? null : nodes;
}

/** Into a document that holds no notes yet. */
export function writeNotes(document: Y.Doc, nodes: readonly ProseNode[]): void {
  document.transact(() => fill(notesProse(document), nodes));
}

function childrenOf(parent: Y.XmlFragment): ProseNode[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return textNodes(child);
    return child instanceof Y.XmlElement ? [elementNode(child)] : [];
  });
}

function elementNode(element: Y.XmlElement): ProseNode {
  const attrs = plainAttributes(element.getAttributes());
  const content = childrenOf(element);
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

interface Run {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function textNodes(text: Y.XmlText): ProseNode[] {
  const runs: readonly Run[] = text.toDelta();
  return runs.flatMap(({ insert, attributes = {} }): ProseNode[] => {
    if (typeof insert !== 'string') return [];
    const marks = Object.entries(attributes).map(([type, value]) => toMark(type, value));
    return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }];
  });
}

/** The binding may put a number behind the name of a mark that can stand twice: `link--1a2b`. */
function toMark(type: string, value: unknown): ProseMark {
  const attrs = plainAttributes(value);
  return { type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}) };
}

function plainAttributes(value: unknown): NonNullable<ProseMark['attrs']> {
  if (typeof value !== 'object' || value === null) return {};
  const plain: Attributes = {};
  for (const [name, one] of Object.entries(value)) {
    if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') {
      plain[name] = one;
    }
  }
  return plain;
}

/** Yjs types attributes as strings; the editor's binding stores numbers and truth values too. */
interface Parent {
  insert(index: number, content: readonly SharedNode[]): void;
}

function fill(parent: Parent, nodes: readonly ProseNode[]): void {
  parent.insert(0, toShared(nodes));
}

type SharedNode = Y.XmlElement<Attributes> | Y.XmlText;
type Attributes = Record<string, string | number | boolean | null>;

/** Runs of text that stand next to each other are one shared text, as the editor's binding makes them. */
function toShared(nodes: readonly ProseNode[]): SharedNode[] {
  const shared: SharedNode[] = [];
  let runs: { insert: string; attributes: Record<string, object> }[] = [];
  const closeText = () => {
    if (runs.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(runs);
    shared.push(text);
    runs = [];
  };
  for (const node of nodes) {
    if (node.text !== undefined) {
      const marks = (node.marks ?? []).map(({ type, attrs }) => [type, attrs ?? {}] as const);
      runs.push({ insert: node.text, attributes: Object.fromEntries(marks) });
      continue;
    }
    closeText();
    const element = new Y.XmlElement<Attributes>(node.type);
    for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value);
    fill(element, node.content ?? []);
    shared.push(element);
  }
  closeText();
  return shared;
}
