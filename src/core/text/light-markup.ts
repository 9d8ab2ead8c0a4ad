/*
 * The light markup of replies: *emphasis*, **strong**, `code` and web addresses; everything else is plain text.
 * Not HTML: what comes out are parts that a screen shows as text. Comes from a reply's body.
 */

/** `start` in UTF-16 units of the body. */
export type MarkupPart =
  | {
      readonly kind: 'text' | 'em' | 'strong' | 'code';
      readonly start: number;
      readonly text: string;
    }
  | {
      readonly kind: 'link';
      readonly start: number;
      readonly text: string;
      readonly href: string;
    };

/** Strong before emphasis, since its stars would be taken for two of them. No nesting. */
const MARKUP =
  /\*\*(?<strong>[^*\n]+)\*\*|\*(?<em>[^*\n]+)\*|`(?<code>[^`\n]+)`|(?<link>https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]])/g;

/** The parts in order; joined, their texts are the body without the signs. Only http and https are linked. */
export function readLightMarkup(body: string): MarkupPart[] {
  const parts: MarkupPart[] = [];
  let end = 0;
  for (const match of body.matchAll(MARKUP)) {
    if (match.index > end) {
      parts.push({ kind: 'text', start: end, text: body.slice(end, match.index) });
    }
    const start = match.index;
    end = start + match[0].length;
    const { strong, em, code, link } = match.groups ?? {};
    if (strong !== undefined) parts.push({ kind: 'strong', start, text: strong });
    else if (em !== undefined) parts.push({ kind: 'em', start, text: em });
    else if (code !== undefined) parts.push({ kind: 'code', start, text: code });
    else if (link !== undefined) parts.push({ kind: 'link', start, text: link, href: link });
  }
  if (end < body.length) parts.push({ kind: 'text', start: end, text: body.slice(end) });
  return parts;
}
