import { readLightMarkup, type MarkupPart } from '#core/text/light-markup.ts';

/** A reply's body: text, emphasis, code and links, never HTML. */
export function LightMarkup({ body }: { readonly body: string }) {
  return readLightMarkup(body).map((part) => <Part key={part.start} part={part} />);
}

function Part({ part }: { readonly part: MarkupPart }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'em':
      return <em>{part.text}</em>;
    case 'strong':
      return <strong>{part.text}</strong>;
    case 'code':
      return <code>{part.text}</code>;
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      );
  }
}
