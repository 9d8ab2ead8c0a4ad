import { useId, useState, type DragEvent, type ReactNode } from 'react';
import { fileSize } from '../words.ts';

interface FileFieldProps {
  /** What is chosen now. */
  readonly file: File | null;
  readonly choose: (file: File) => void;
  readonly accept?: string;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
}

/** A file by the browser's own dialog, or dropped here. The same file may be chosen twice: it may have changed. */
export function FileField({ file, choose, accept, disabled, children }: FileFieldProps) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent, next: boolean) => {
    event.preventDefault();
    setIsOver(next && !disabled);
  };
  const drop = (event: DragEvent) => {
    over(event, false);
    const [given] = event.dataTransfer.files;
    if (given && !disabled) choose(given);
  };
  return (
    <div
      className="file-field"
      data-over={isOver ? '' : undefined}
      onDragEnter={(event) => over(event, true)}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={drop}
    >
      <p className="file-line">
        <label htmlFor={id} data-disabled={disabled ? '' : undefined}>
          {file ? 'Another file' : 'Choose a file'}
        </label>
        <input
          id={id}
          className="unseen"
          type="file"
          accept={accept}
          disabled={disabled}
          onClick={({ currentTarget }) => {
            currentTarget.value = '';
          }}
          onChange={({ target }) => {
            const [given] = target.files ?? [];
            if (given) choose(given);
          }}
        />
        <span className="file-name">
          {file ? `${file.name}, ${fileSize(file.size)}` : 'or drop one here'}
        </span>
      </p>
      {children}
    </div>
  );
}
