/*
 * The text of a draft as a Yjs document: seeded by the server, edited by owners and editors, read when it is frozen.
 * Not the record of the draft (core/model/draft.ts) and not the editor's binding (editor/draft).
 *
 *   <workspace>/draft/<id>   prose: fragment of elements `block`, attributes kind and gap, one text each
 *                            edges: lead, tail: white space around the first and the last block
 *
 * The kind is an attribute and not the name of the element: a name cannot change, so whoever made a heading of a
 * paragraph would take away what somebody else types into it meanwhile.
 */
import * as v from 'valibot';
import * as Y from 'yjs';
import type { DraftBlock, DraftProse } from '#core/model/draft-prose.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { BLOCK_KINDS } from '#core/model/source.ts';

export const BLOCK_NODE = 'block';

const kindSchema = v.fallback(v.picklist(BLOCK_KINDS), 'paragraph');
/** Anything but white space would be words that stand in no block. */
const gapSchema = v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^\s*$/))), null);
const edgeSchema = v.fallback(v.pipe(v.string(), v.regex(/^\s*$/)), '');

/** The blocks, for the editor to bind to. Empty until the document has arrived. */
export function draftFragment(document: Y.Doc): Y.XmlFragment {
  return document.getXmlFragment('prose');
}

/** Into a document that holds nothing yet. */
export function writeDraft(document: Y.Doc, { blocks, lead, tail }: DraftProse): void {
  document.transact(() => {
    const edges = document.getMap('edges');
    edges.set('lead', lead);
    edges.set('tail', tail);
    draftFragment(document).insert(0, blocks.map(toElement));
  });
}

/** Anybody who may edit can write anything into the document: what is no block of text is a problem. */
export function readDraft(document: Y.Doc): Result<DraftProse> {
  const edges = document.getMap('edges');
  const blocks: DraftBlock[] = [];
  for (const child of draftFragment(document).toArray()) {
    const block = child instanceof Y.XmlElement ? toBlock(child) : null;
    if (!block) {
      const message =
        'holds something that is no text. Open it once in Crossread, which repairs it';
      return refused({ path: `blocks.${blocks.length}`, message });
    }
    blocks.push(block);
  }
  return accepted({
    blocks,
    lead: v.parse(edgeSchema, edges.get('lead')),
    tail: v.parse(edgeSchema, edges.get('tail')),
  });
}

function toElement({ kind, text, gap }: DraftBlock): Y.XmlElement {
  const element = new Y.XmlElement(BLOCK_NODE);
  element.setAttribute('kind', kind);
  if (gap !== null) element.setAttribute('gap', gap);
  if (text !== '') element.insert(0, [new Y.XmlText(text)]);
  return element;
}

function toBlock(element: Y.XmlElement): DraftBlock | null {
  if (element.nodeName !== BLOCK_NODE) return null;
  let text = '';
  for (const child of element.toArray()) {
    if (!(child instanceof Y.XmlText)) return null;
    text += textOf(child);
  }
  return {
    kind: v.parse(kindSchema, element.getAttribute('kind')),
    text,
    gap: v.parse(gapSchema, element.getAttribute('gap') ?? null),
  };
}

/** Without the tags that `toString` puts around formatted text. */
function textOf(text: Y.XmlText): string {
  const runs: readonly { readonly insert?: unknown }[] = text.toDelta();
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}
