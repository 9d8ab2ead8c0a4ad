import { useState } from 'react';
import type { Draft } from '#core/model/draft.ts';
import { LONGEST_STATED, METADATA_FIELDS, type Metadata } from '#core/model/source.ts';
import { METADATA_WORDS } from '../metadata-words.ts';
import { TextField } from '../frame/text-field.tsx';
import type { DeskState } from '../session/desk.ts';

type Field = (typeof METADATA_FIELDS)[number];

interface DraftDetailsProps {
  readonly draft: Draft;
  readonly mayPrepare: boolean;
  readonly run: DeskState['run'];
}

/** What the page states about itself. Each field is kept when it is left; others see it then. */
export function DraftDetails({ draft, mayPrepare, run }: DraftDetailsProps) {
  return (
    <>
      <h3>Details</h3>
      <p className="desk-hint">All may stay empty. Only what the page states belongs here.</p>
      <div className="draft-fields">
        {METADATA_FIELDS.map((field) => (
          <DetailField
            key={field}
            field={field}
            stated={draft.metadata[field]}
            disabled={!mayPrepare}
            keep={(value) =>
              run({ kind: 'change-draft', draft: draft.id, metadata: { [field]: value } })
            }
          />
        ))}
      </div>
    </>
  );
}

interface DetailFieldProps {
  readonly field: Field;
  readonly stated: Metadata[Field];
  readonly disabled: boolean;
  readonly keep: (value: string | null) => Promise<unknown>;
}

function DetailField({ field, stated, disabled, keep }: DetailFieldProps) {
  /** Null while nobody types here: then what others write is shown. */
  const [typed, setTyped] = useState<string | null>(null);
  const leave = async () => {
    if (typed === null) return;
    const value = typed.trim() === '' ? null : typed.trim();
    if (value !== stated) await keep(value);
    setTyped((now) => (now === typed ? null : now));
  };
  return (
    <TextField
      {...METADATA_WORDS[field]}
      value={typed ?? stated ?? ''}
      change={(value) => !disabled && setTyped(value)}
      onBlur={() => void leave()}
      onKeyDown={({ key }) => {
        if (key === 'Enter') void leave();
      }}
      maxLength={LONGEST_STATED}
    />
  );
}
