import type { BlockChange, TextChange } from '#core/compare/text-changes.ts';
import { BLOCK_WORDS, counted } from '../words.ts';

/** Block by block; words that came and went are underlined and struck through, so that colour is not needed. */
export function ChangeList({ changes }: { readonly changes: readonly TextChange[] }) {
  if (changes.length === 0) {
    return (
      <p className="desk-hint">The words are the same; only the space between blocks differs.</p>
    );
  }
  return (
    <ol className="change-list">
      {changes.map((change, at) =>
        change.kind === 'same' ? (
          // oxlint-disable-next-line react/no-array-index-key -- a change is its place in the list
          <li key={at} className="change-same">
            {counted(change.blocks, 'block', 'blocks')} unchanged
          </li>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- a change is its place in the list
          <ChangedBlock key={at} block={change.block} />
        ),
      )}
    </ol>
  );
}

function ChangedBlock({ block }: { readonly block: BlockChange }) {
  return (
    <li className="change-block">
      <span className="change-kind">{kindWords(block)}</span>
      <p dir="auto">
        {block.pieces.map(({ change, text }, at) => {
          // oxlint-disable react/no-array-index-key -- a piece is its place in the block
          if (change === 'added') return <ins key={at}>{text}</ins>;
          if (change === 'removed') return <del key={at}>{text}</del>;
          return <span key={at}>{text}</span>;
          // oxlint-enable react/no-array-index-key
        })}
      </p>
    </li>
  );
}

function kindWords({ before, after }: BlockChange): string {
  if (before === null) return after === null ? '' : `New: ${BLOCK_WORDS[after]}`;
  if (after === null) return `Taken out: ${BLOCK_WORDS[before]}`;
  if (before === after) return BLOCK_WORDS[after];
  return `${BLOCK_WORDS[before]} → ${BLOCK_WORDS[after]}`;
}
