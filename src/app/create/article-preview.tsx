import { memo, useMemo } from 'react';
import * as v from 'valibot';
import { BLOCK_KINDS, type Block, type BlockKind } from '#core/model/source.ts';
import { BLOCK_WORDS, counted } from '../words.ts';
import { blocksOf, type NewArticle } from './new-workspace.ts';

interface ArticlePreviewProps {
  readonly source: NewArticle;
  readonly setKind: (block: number, kind: BlockKind) => void;
}

/** The article as readers will see it. Each block says what it is taken for, and can be told otherwise. */
export function ArticlePreview({ source, setKind }: ArticlePreviewProps) {
  const blocks = useMemo(() => blocksOf(source), [source]);
  if (blocks.length === 0) {
    return (
      <section className="preview" aria-label="How it will look" data-empty>
        <p>The article appears here as its readers will see it.</p>
        <p>
          Paragraphs get numbers. What the page left behind, such as share links and forms, is found
          and dimmed; you can correct every block.
        </p>
      </section>
    );
  }
  const furniture = blocks.filter(({ kind }) => kind === 'furniture').length;
  const numbers = paragraphNumbers(blocks);
  return (
    <section className="preview" aria-label="How it will look">
      <p className="preview-facts">
        {counted(blocks.length - furniture, 'block', 'blocks')}
        {furniture > 0 && `, and ${furniture} set aside as furniture`}
      </p>
      <ol className="preview-blocks">
        {blocks.map((block, index) => (
          <PreviewBlock
            // oxlint-disable-next-line react/no-array-index-key -- a block is its place in the text
            key={index}
            index={index}
            kind={block.kind}
            text={source.text.slice(block.start, block.end)}
            number={numbers[index] ?? null}
            isCorrected={(source.corrections[index] ?? null) !== null}
            setKind={setKind}
          />
        ))}
      </ol>
    </section>
  );
}

interface PreviewBlockProps {
  readonly index: number;
  readonly kind: BlockKind;
  readonly text: string;
  readonly number: number | null;
  readonly isCorrected: boolean;
  readonly setKind: (block: number, kind: BlockKind) => void;
}

const PreviewBlock = memo(
  function PreviewBlock({ index, kind, text, number, isCorrected, setKind }: PreviewBlockProps) {
    return (
      <li className="preview-block" data-kind={kind}>
        <select
          value={kind}
          data-corrected={isCorrected || undefined}
          aria-label={`Block ${index + 1} is a: ${text.slice(0, 40)}`}
          onChange={(event) => {
            const chosen = v.safeParse(v.picklist(BLOCK_KINDS), event.target.value);
            if (chosen.success) setKind(index, chosen.output);
          }}
        >
          {BLOCK_KINDS.map((one) => (
            <option key={one} value={one}>
              {BLOCK_WORDS[one]}
            </option>
          ))}
        </select>
        <p data-number={number ?? undefined}>{text}</p>
      </li>
    );
  },
  (a, b) =>
    a.kind === b.kind &&
    a.text === b.text &&
    a.number === b.number &&
    a.isCorrected === b.isCorrected,
);

function paragraphNumbers(blocks: readonly Block[]): (number | null)[] {
  let count = 0;
  return blocks.map(({ kind }) => (kind === 'paragraph' || kind === 'quotation' ? ++count : null));
}
