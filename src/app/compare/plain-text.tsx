import { readPlainly, wordingOf, type PlainWording } from '#core/compare/plain-wordings.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import { sourceName } from './column-head.tsx';
import type { Mark } from '../session/marks.ts';

interface PlainTextProps {
  readonly source: Source;
  readonly marks: readonly Mark[];
}

/** The article with the neutral wordings in place: to read, not to mark. The frozen text is untouched. */
export function PlainText({ source, marks }: PlainTextProps) {
  const revision = currentRevision(source);
  const wordings = marks
    .filter((mark) => mark.target.revision === revision.id)
    .map(wordingOf)
    .filter((wording): wording is PlainWording => wording !== null);
  return (
    <div className="reading-place">
      <article
        className="reading-text"
        lang={source.metadata.language ?? undefined}
        aria-label={`${sourceName(source)}, said plainly`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that keys can scroll it
        tabIndex={0}
      >
        {wordings.length === 0 && (
          <p className="plain-hint">
            Nobody has given a plain wording for this article yet: mark a loaded word and fill in
            “Say it plainly”.
          </p>
        )}
        {revision.blocks.map((block) => (
          <p key={block.start} className="block" dir="auto" data-kind={block.kind}>
            {readPlainly(revision.text, block, wordings).map((piece) =>
              piece.kind === 'text' ? (
                piece.text
              ) : (
                <ins key={piece.start} title={`The article says “${piece.original}”`}>
                  {piece.words}
                  <span className="only-heard"> (in the article: {piece.original})</span>
                </ins>
              ),
            )}
          </p>
        ))}
      </article>
    </div>
  );
}
