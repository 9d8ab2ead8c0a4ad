import { useId, useState, type DragEvent, type FormEvent } from 'react';
import type { ReadSource } from '#core/sources/read-source.ts';
import '../styles/source-files.css';
import { useReadingFiles } from './reading-files.ts';

interface SourcePickerProps {
  /** Called with the articles of each file as it is read; a person confirms them afterwards. */
  readonly onRead: (sources: readonly ReadSource[]) => void;
  /** Whether the server fetches from addresses. */
  readonly fetches: boolean;
}

const KINDS = '.txt,.html,.htm,.xhtml,.mhtml,.mht,.docx,.pdf,.csv,.tsv,.xlsx';

/** Articles out of files, or from an address: chosen, or dropped here. */
export function SourcePicker({ onRead, fetches }: SourcePickerProps) {
  const reading = useReadingFiles(onRead);
  const [isOver, setIsOver] = useState(false);
  const id = useId();
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) void reading.readFiles(files);
  };
  return (
    // Dropping is a short cut: the button does the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="source-picker"
      aria-label="Articles from files"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={dropped}
    >
      <div className="source-picker-line">
        <label className="button" htmlFor={id}>
          Add from files
        </label>
        <input
          id={id}
          className="source-picker-input"
          type="file"
          multiple
          accept={KINDS}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            target.value = ''; // the same file can be chosen again
            if (files.length > 0) void reading.readFiles(files);
          }}
        />
        <span className="quiet">
          Text, saved web page, Word, PDF, or a table with a column “text”; or drop files here.
        </span>
      </div>
      {fetches && <AddressForm read={reading.readUrl} />}
      <div aria-live="polite">
        {reading.busy !== null && (
          <p className="source-picker-busy">
            {reading.busy} …{' '}
            <button type="button" onClick={reading.stop}>
              Stop
            </button>
          </p>
        )}
        {reading.failed.map(({ name, problems }) => (
          <div key={name} className="field-problem">
            {problems.map(({ path, message }) => (
              <p key={path + message}>
                <strong>{name}</strong> {message}
              </p>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

/** No form element: the picker stands inside forms. */
function AddressForm({ read }: { readonly read: (url: string) => Promise<void> }) {
  const [url, setUrl] = useState('');
  const id = useId();
  const go = (event: Pick<FormEvent, 'preventDefault'>) => {
    event.preventDefault();
    if (url.trim() !== '') void read(url.trim());
  };
  return (
    <div className="source-picker-line">
      <label htmlFor={id}>Or from an address</label>
      <input
        id={id}
        type="url"
        inputMode="url"
        value={url}
        placeholder="https://"
        onChange={({ target }) => setUrl(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event);
        }}
      />
      <button type="button" onClick={go}>
        Fetch it
      </button>
    </div>
  );
}
