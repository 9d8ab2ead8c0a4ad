import type { CodeBook, Tag } from '#core/model/codebook.ts';

interface TagOptionsProps {
  readonly codeBook: CodeBook;
  readonly without?: Tag['id'];
}

/** The tags of every layer, for a select. */
export function TagOptions({ codeBook, without }: TagOptionsProps) {
  return codeBook.layers.map((layer) => (
    <optgroup key={layer.id} label={layer.label}>
      {layer.tags
        .filter(({ id }) => id !== without)
        .map((tag) => (
          <option key={tag.id} value={tag.id}>
            {tag.label}
          </option>
        ))}
    </optgroup>
  ));
}
