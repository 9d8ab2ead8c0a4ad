/*
 * What shared notes may hold: paragraphs, headings, lists, quotations, and chips that cite a mark or a passage.
 * Not the binding to Yjs (notes-view.ts). What another client wrote is drawn as text and safe attributes only.
 */
import { Schema, type Attrs, type DOMOutputSpec } from 'prosemirror-model';

/** What a chip points at. Offsets are UTF-16 units of the source's current revision. */
export interface Citation {
  /** The id of a mark, '' for a bare passage. */
  readonly mark: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** As in "B ¶4". */
  readonly place: string;
  readonly quote: string;
}

/** Longer quotes are cut where the chip is made, and again where it is drawn. */
export const MOST_QUOTED = 120;

const TEXT_LIMITS = { mark: 64, source: 64, place: 12, quote: MOST_QUOTED } as const;

/** The attributes of a chip as they can be trusted: a hostile client may have written anything. */
export function citationOf(attrs: Attrs): Citation {
  const text = (name: keyof typeof TEXT_LIMITS) => {
    const value: unknown = attrs[name];
    return typeof value === 'string' ? value.slice(0, TEXT_LIMITS[name]) : '';
  };
  const offset = (name: 'start' | 'end') => {
    const value = Number(attrs[name]);
    return Number.isSafeInteger(value) && value >= 0 ? value : 0;
  };
  return {
    mark: text('mark'),
    source: text('source'),
    start: offset('start'),
    end: offset('end'),
    place: text('place'),
    quote: text('quote'),
  };
}

/** Only addresses that a browser fetches and does not run. */
export function isSafeAddress(href: unknown): href is string {
  return typeof href === 'string' && /^https?:\/\/[^\s]+$/i.test(href);
}

function headingLevel(attrs: Attrs): 2 | 3 {
  return Number(attrs['level']) === 3 ? 3 : 2;
}

export const notesSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      parseDOM: [{ tag: 'p' }],
      toDOM: () => ['p', 0],
    },
    heading: {
      group: 'block',
      content: 'inline*',
      attrs: { level: { default: 2 } },
      defining: true,
      parseDOM: [
        { tag: 'h1', attrs: { level: 2 } },
        { tag: 'h2', attrs: { level: 2 } },
        { tag: 'h3', attrs: { level: 3 } },
      ],
      toDOM: ({ attrs }) => [`h${headingLevel(attrs)}`, 0],
    },
    blockquote: {
      group: 'block',
      content: 'paragraph+',
      defining: true,
      parseDOM: [{ tag: 'blockquote' }],
      toDOM: () => ['blockquote', 0],
    },
    bullet_list: {
      group: 'block',
      content: 'list_item+',
      parseDOM: [{ tag: 'ul' }],
      toDOM: () => ['ul', 0],
    },
    ordered_list: {
      group: 'block',
      content: 'list_item+',
      parseDOM: [{ tag: 'ol' }],
      toDOM: () => ['ol', 0],
    },
    list_item: {
      content: 'paragraph block*',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: () => ['li', 0],
    },
    citation: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: {
        mark: { default: '' },
        source: { default: '' },
        start: { default: 0 },
        end: { default: 0 },
        place: { default: '' },
        quote: { default: '' },
      },
      toDOM: ({ attrs }): DOMOutputSpec => {
        const { place, quote } = citationOf(attrs);
        return ['span', { class: 'citation', role: 'link' }, `${place} “${quote}”`];
      },
    },
    text: { group: 'inline' },
  },
  marks: {
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
    link: {
      attrs: { href: { default: '' } },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (element) => {
            const href = element.getAttribute('href');
            return isSafeAddress(href) ? { href } : false;
          },
        },
      ],
      toDOM: ({ attrs }) =>
        isSafeAddress(attrs['href'])
          ? ['a', { href: attrs['href'], target: '_blank', rel: 'noopener noreferrer nofollow' }, 0]
          : ['span', 0],
    },
  },
});
