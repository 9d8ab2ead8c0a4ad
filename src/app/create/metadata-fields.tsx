import { useId } from 'react';
import { statedHeadline, withField, type Field, type SourceDraft } from './draft.ts';
import { TextField } from './text-field.tsx';

interface MetadataFieldsProps {
  readonly source: SourceDraft;
  readonly change: (update: (source: SourceDraft) => SourceDraft) => void;
}

/** What a file states is shown, to be confirmed. */
function wasRead({ remarks, fields }: SourceDraft): boolean {
  return remarks.length > 0 && Object.values(fields).some((value) => value !== '');
}

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pl', 'tr', 'ar', 'uk', 'ru'];

/** All may stay empty; nothing is guessed. Only the headline stands in the text itself. */
export function MetadataFields({ source, change }: MetadataFieldsProps) {
  const languages = useId();
  const field = (name: Field) => ({
    value: source.fields[name],
    change: (value: string) => change((before) => withField(before, name, value)),
    maxLength: 2000,
  });
  return (
    <details className="metadata" open={wasRead(source)}>
      <summary>Details: outlet, date, address (optional)</summary>
      <div className="metadata-fields">
        <TextField label="Outlet" {...field('outlet')} />
        <TextField label="Published" type="date" {...field('published')} />
        <TextField
          label="Headline"
          {...field('headline')}
          placeholder={statedHeadline(source) ?? ''}
        />
        <TextField label="Byline" {...field('byline')} />
        <TextField label="Address" inputMode="url" {...field('url')} placeholder="https://" />
        <TextField
          label="Language"
          list={languages}
          {...field('language')}
          placeholder="en"
          maxLength={35}
        />
        <datalist id={languages}>
          {LANGUAGES.map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </datalist>
      </div>
    </details>
  );
}
