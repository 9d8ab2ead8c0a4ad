import { useId } from 'react';
import { LONGEST_STATED, METADATA_FIELDS } from '#core/model/source.ts';
import { TextField } from '../frame/text-field.tsx';
import { METADATA_WORDS } from '../metadata-words.ts';
import { statedHeadline, withField, type NewArticle } from './new-workspace.ts';

interface MetadataFieldsProps {
  readonly source: NewArticle;
  readonly change: (update: (source: NewArticle) => NewArticle) => void;
}

/** What a file states is shown, to be confirmed. */
function wasRead({ remarks, fields }: NewArticle): boolean {
  return remarks.length > 0 && Object.values(fields).some((value) => value !== '');
}

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pl', 'tr', 'ar', 'uk', 'ru'];

/** All may stay empty; nothing is guessed. Only the headline stands in the text itself. */
export function MetadataFields({ source, change }: MetadataFieldsProps) {
  const languages = useId();
  return (
    <details className="metadata" open={wasRead(source)}>
      <summary>Details: outlet, date, address (optional)</summary>
      <div className="metadata-fields">
        {METADATA_FIELDS.map((name) => (
          <TextField
            key={name}
            {...METADATA_WORDS[name]}
            {...(name === 'headline' ? { placeholder: statedHeadline(source) ?? '' } : {})}
            {...(name === 'language' ? { list: languages } : {})}
            value={source.fields[name]}
            change={(value) => change((before) => withField(before, name, value))}
            maxLength={name === 'language' ? 35 : LONGEST_STATED}
          />
        ))}
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
