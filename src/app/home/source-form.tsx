import { useId } from 'react';
import { BLOCK_KINDS, type BlockKind } from '#core/model/source.ts';
import { blocksOf, withKind, type DraftSource } from './draft.ts';

const KIND_NAMES: Readonly<Record<BlockKind, string>> = {
  heading: 'Headline',
  deck: 'Deck',
  paragraph: 'Paragraph',
  quotation: 'Quotation',
  caption: 'Caption',
  furniture: 'Furniture',
};

const FACTS = [
  ['outlet', 'Outlet'],
  ['headline', 'Headline'],
  ['byline', 'By'],
  ['published', 'Published'],
  ['url', 'Address'],
] as const satisfies readonly (readonly [keyof DraftSource, string])[];

interface SourceFormProps {
  readonly letter: string;
  readonly source: DraftSource;
  readonly changed: (source: DraftSource) => void;
  /** Null where it cannot be moved or removed. */
  readonly moved: (() => void) | null;
  readonly removed: (() => void) | null;
}

/** One article: the pasted text, what it says about itself, and how its blocks are read. */
export function SourceForm({ letter, source, changed, moved, removed }: SourceFormProps) {
  const id = useId();
  const blocks = blocksOf(source);
  return (
    <fieldset className="new-source">
      <legend>Article {letter}</legend>
      <div className="new-source-tools">
        {moved && (
          <button type="button" className="link" onClick={moved}>
            Move up
          </button>
        )}
        {removed && (
          <button type="button" className="link" onClick={removed}>
            Remove
          </button>
        )}
      </div>
      <div className="new-facts">
        {FACTS.map(([field, label]) => (
          <label key={field}>
            {label}
            <input
              value={source[field]}
              maxLength={2000}
              onChange={(event) => changed({ ...source, [field]: event.target.value })}
            />
          </label>
        ))}
      </div>
      <label htmlFor={id}>Text of the article, pasted as it is</label>
      <textarea
        id={id}
        rows={source.text === '' ? 5 : 8}
        value={source.text}
        onChange={(event) => changed({ ...source, text: event.target.value, kinds: {} })}
      />
      {blocks.length > 0 && (
        <details open className="new-preview">
          <summary>
            {blocks.length} blocks. Furniture is what the page left behind: it stays, dimmed, and
            counts nowhere.
          </summary>
          <ol>
            {blocks.map((block, index) => (
              <li key={block.start} data-kind={block.kind}>
                <select
                  aria-label={`Kind of block ${index + 1}`}
                  value={block.kind}
                  onChange={(event) => {
                    const kind = BLOCK_KINDS.find((known) => known === event.target.value);
                    if (kind) changed(withKind(source, index, kind));
                  }}
                >
                  {BLOCK_KINDS.map((kind) => (
                    <option key={kind} value={kind}>
                      {KIND_NAMES[kind]}
                    </option>
                  ))}
                </select>
                <span>{block.words}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </fieldset>
  );
}
