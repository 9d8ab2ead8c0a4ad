/*
 * A page as its nodes, with what a reader sees in its body, however it was written.
 * HTML may leave out head and body (minified pages, SingleFile, wget); linkedom then gives an empty body.
 */
import { parseHTML } from 'linkedom';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { DEEPEST } from '#core/sources/html-pieces.ts';

export type Page = ReturnType<typeof parseHTML>['document'];
export type PageElement = Page['children'][number];
type PageNode = Page['childNodes'][number];

const FRAMES: ReadonlySet<string> = new Set(['HTML', 'HEAD', 'BODY']);
const OF_HEAD: ReadonlySet<string> = new Set(
  'META LINK TITLE STYLE SCRIPT BASE NOSCRIPT TEMPLATE #comment'.split(' '),
);
const DOCTYPE = 10;

/** Refused where it is nested deeper than it would be read; the search for an article takes the cube of the depth. */
export function parsePage(text: string): Result<Page> {
  const { document } = parseHTML(
    /<html/i.test(text) ? text : `<!doctype html><html>${text}</html>`,
  );
  if (isTooDeep(document)) {
    return refused({
      path: '',
      message: 'has elements nested too deep. Copy the article out of the page and paste it',
    });
  }
  setInOrder(document);
  return accepted(document);
}

function isTooDeep(page: Page): boolean {
  let level: PageNode[] = [...page.childNodes];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((node) => [...node.childNodes]);
  }
  return false;
}

/** As browsers do it: the body begins at the first thing that no head can hold. */
function setInOrder(page: Page): void {
  const nodes = unframed(page.childNodes);
  const start = nodes.findIndex((node) => !isOfHead(node));
  const [head, body] = [page.createElement('head'), page.createElement('body')];
  head.replaceChildren(...(start < 0 ? nodes : nodes.slice(0, start)));
  body.replaceChildren(...(start < 0 ? [] : nodes.slice(start)));
  const given = page.documentElement;
  const root = given?.nodeName === 'HTML' ? given : page.createElement('html');
  root.replaceChildren(head, body);
  if (root !== given) page.append(root);
}

/** What stands in the page, out of the elements that only frame it. */
function unframed(nodes: Iterable<PageNode>): PageNode[] {
  return [...nodes].flatMap((node) => {
    if (FRAMES.has(node.nodeName)) return unframed(node.childNodes);
    return node.nodeType === DOCTYPE ? [] : [node];
  });
}

function isOfHead({ nodeName, nodeValue }: PageNode): boolean {
  return OF_HEAD.has(nodeName) || (nodeName === '#text' && (nodeValue ?? '').trim() === '');
}
