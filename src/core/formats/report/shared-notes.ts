/** The shared notes as plain paragraphs and headings: what a report can hold of them. */
import type { ProseNode } from '../../model/prose.ts';
import type { ReportBlock } from './report-document.ts';

export function notesBlocks(notes: readonly ProseNode[] | null): ReportBlock[] {
  const blocks = (notes ?? []).flatMap((node) => blocksOf(node, ''));
  if (blocks.length === 0) return [];
  return [{ kind: 'heading', level: 2, text: 'Shared notes' }, ...blocks];
}

/** A node with text directly in it is a paragraph or a heading; others (lists, quotations) hold such nodes. */
function blocksOf(node: ProseNode, bullet: string): ReportBlock[] {
  const content = node.content ?? [];
  if (content.some(({ text }) => text !== undefined)) {
    const text = bullet + content.map(textOf).join('');
    return node.type === 'heading'
      ? [{ kind: 'heading', level: 3, text }]
      : [{ kind: 'paragraph', text }];
  }
  return content.flatMap((child) => blocksOf(child, child.type === 'list_item' ? '• ' : bullet));
}

function textOf({ text, content }: ProseNode): string {
  return text ?? (content ? content.map(textOf).join('') : '\n');
}
