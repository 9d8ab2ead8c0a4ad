import { useDeferredValue, useId } from 'react';
import { FieldProblem } from '../frame/field-problem.tsx';
import { Remarks } from '../source-files/remarks.tsx';
import { articleOfPaste } from '../source-files/rich-paste.ts';
import { ArticlePreview } from './article-preview.tsx';
import { withPaste, withKind, withText, type NewArticle } from './new-workspace.ts';
import { MetadataFields } from './metadata-fields.tsx';

interface SourceEditorProps {
  readonly source: NewArticle;
  readonly letter: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly problem: string | null;
  readonly change: (update: (source: NewArticle) => NewArticle) => void;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
}

export function SourceEditor(props: SourceEditorProps) {
  const { source, letter, isFirst, isLast, problem, change, move, remove } = props;
  // Typing stays quick in a long text: the preview follows when there is time.
  const previewed = useDeferredValue(source);
  const id = useId();
  return (
    <div className="source-editor">
      <div className="source-given">
        <div className="source-given-head">
          <label htmlFor={id}>Text of article {letter}</label>
          <span className="source-tools">
            <button
              type="button"
              className="tool"
              aria-label={`Move article ${letter} to the left`}
              disabled={isFirst}
              onClick={() => move(-1)}
            >
              ←
            </button>
            <button
              type="button"
              className="tool"
              aria-label={`Move article ${letter} to the right`}
              disabled={isLast}
              onClick={() => move(1)}
            >
              →
            </button>
            <button type="button" className="tool" onClick={remove}>
              Remove
            </button>
          </span>
        </div>
        <textarea
          id={id}
          value={source.text}
          onChange={({ target }) => change((before) => withText(before, target.value))}
          onPaste={(event) => {
            // A paste into an empty field is the article; into words that are there it is words.
            const read = source.text.trim() === '' ? articleOfPaste(event.clipboardData) : null;
            if (!read) return;
            event.preventDefault();
            change((before) => withPaste(before, read));
          }}
          placeholder="Paste the whole article here, as you copied it from the page. What does not belong to it can be set aside on the right."
          spellCheck={false}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
        />
        <FieldProblem id={`${id}-problem`} problem={problem} />
        <Remarks remarks={source.remarks} />
        <MetadataFields source={source} change={change} />
      </div>
      <ArticlePreview
        source={previewed}
        setKind={(index, kind) => change((before) => withKind(before, index, kind))}
      />
    </div>
  );
}
