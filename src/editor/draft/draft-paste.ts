/** What is pasted or dropped into a draft becomes blocks of plain text, whatever program it comes from. */
import { Plugin, TextSelection } from 'prosemirror-state';
import type { BlockKind } from '#core/model/source.ts';
import { piecesOfHtml } from '#core/sources/html-pieces.ts';
import { articleOfPieces, articleOfText, type Article } from '#core/sources/read-source.ts';
import { toCanonicalText } from '#core/text/canonical.ts';
import { KIND_ATTRIBUTE, sliceOf } from './draft-schema.ts';

interface PastedBlock {
  readonly kind: BlockKind;
  readonly text: string;
}

/** ProseMirror's own mark on what was copied out of a draft. */
const COPIED_HERE = 'data-pm-slice';

export function draftPaste(): Plugin {
  return new Plugin({
    props: {
      transformPastedHTML: (html) => {
        if (html.includes(COPIED_HERE) && html.includes(KIND_ATTRIBUTE)) return html;
        const page = new DOMParser().parseFromString(html, 'text/html');
        return toHtml(piecesOf(articleOfPieces(piecesOfHtml(page.body))));
      },
      clipboardTextParser: (text) => sliceOf(blocksOf(text)),
      // Into an empty block the first one comes with its own kind, and not as more of the empty one.
      handlePaste: ({ state, dispatch }, _event, slice) => {
        const { $from, empty } = state.selection;
        if (!empty || $from.parent.content.size > 0 || $from.depth === 0) return false;
        const [start, end] = [$from.before(), $from.after()];
        if (slice.content.childCount < 2) return false;
        const transaction = state.tr.replaceWith(start, end, slice.content);
        const caret = TextSelection.near(
          transaction.doc.resolve(start + slice.content.size - 1),
          -1,
        );
        dispatch(transaction.setSelection(caret).scrollIntoView().setMeta('paste', true));
        return true;
      },
    },
  });
}

/**
 * More than one block is an article, or a part of one: kinds are proposed as when an article is added.
 * A few words keep the spaces around them, so that they can be put into a sentence.
 */
function blocksOf(pasted: string): PastedBlock[] {
  const blocks = piecesOf(articleOfText(pasted));
  const text = toCanonicalText(pasted);
  if (blocks.length > 1) return blocks;
  return text === '' ? [] : [{ kind: 'paragraph', text }];
}

function piecesOf({ text, blocks }: Article): PastedBlock[] {
  return blocks.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) }));
}

function toHtml(blocks: readonly PastedBlock[]): string {
  const page = document.implementation.createHTMLDocument('');
  for (const { kind, text } of blocks) {
    const element = page.createElement('p');
    element.setAttribute(KIND_ATTRIBUTE, kind);
    element.textContent = text;
    page.body.append(element);
  }
  return page.body.innerHTML;
}
