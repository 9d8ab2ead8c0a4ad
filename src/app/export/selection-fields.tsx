import { useId } from 'react';
import type { Selection } from '#core/formats/selection.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useRoom, useWorkspace } from '../session/room.ts';
import { VersionField } from './version-field.tsx';

interface SelectionFieldsProps {
  readonly selection: Selection;
  readonly choose: (selection: Selection) => void;
}

/** Which articles, layers and annotators, now or at a reveal, under names or pseudonyms. Closed while all is chosen. */
export function SelectionFields({ selection, choose }: SelectionFieldsProps) {
  const { sources, codeBook, settings } = useWorkspace();
  const { members, marks } = useRoom();
  const known = useObservable(members);
  const all = useObservable(marks.marks);
  const mayReadFirst = useMay('read-first-pass') && settings.round > 0;
  const authors = new Set([...all.values()].map(({ author }) => author));
  const rounds = useId();
  return (
    <details className="export-selection">
      <summary>{summaryOf(selection)}</summary>
      <Choices
        legend="Articles"
        items={sources.map(({ id, letter, metadata }) => ({
          id,
          label: `${letter}: ${metadata.outlet ?? metadata.headline ?? 'untitled'}`,
        }))}
        chosen={selection.sources}
        choose={(chosen) => choose({ ...selection, sources: chosen })}
      />
      <Choices
        legend="Layers"
        items={codeBook.layers.map(({ id, label }) => ({ id, label }))}
        chosen={selection.layers}
        choose={(chosen) => choose({ ...selection, layers: chosen })}
      />
      <Choices
        legend="Annotators"
        items={[...known.values()]
          .filter(({ id }) => authors.has(id))
          .map(({ id, displayName }) => ({ id, label: displayName }))}
        chosen={selection.annotators}
        choose={(chosen) => choose({ ...selection, annotators: chosen })}
      />
      <VersionField
        chosen={selection.marks}
        choose={(version) => choose({ ...selection, marks: version })}
      />
      {mayReadFirst && (
        <p className="export-round">
          <label htmlFor={rounds}>Marks</label>{' '}
          <select
            id={rounds}
            value={selection.round ?? ''}
            onChange={({ target }) =>
              choose({ ...selection, round: target.value === '' ? null : Number(target.value) })
            }
          >
            <option value="">as they are now</option>
            {Array.from({ length: settings.round }, (_, at) => (
              <option key={`round-${at + 1}`} value={at + 1}>
                as they stood at the reveal of round {at + 1}
              </option>
            ))}
          </select>
        </p>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={selection.pseudonyms}
          onChange={({ target }) => choose({ ...selection, pseudonyms: target.checked })}
        />
        <span>
          Pseudonyms instead of names, the same in every export of this workspace. Names that people
          wrote into notes and replies stay; the shared notes are left out.
        </span>
      </label>
    </details>
  );
}

function summaryOf({ sources, layers, annotators, round, marks, pseudonyms }: Selection): string {
  const parts = [
    sources && `${sources.length} articles`,
    layers && `${layers.length} layers`,
    annotators && `${annotators.length} annotators`,
    round !== null && `the first pass of round ${round}`,
    marks !== 'annotators' && (marks === 'both' ? 'both versions' : 'the adjudicated version'),
    pseudonyms && 'pseudonyms',
  ].filter((part) => typeof part === 'string');
  return parts.length === 0 ? 'Everything, with names' : `Only: ${parts.join(', ')}`;
}

interface ChoicesProps<Id extends string> {
  readonly legend: string;
  readonly items: readonly { readonly id: Id; readonly label: string }[];
  /** Null: all. */
  readonly chosen: readonly Id[] | null;
  readonly choose: (chosen: Id[] | null) => void;
}

function Choices<Id extends string>({ legend, items, chosen, choose }: ChoicesProps<Id>) {
  if (items.length === 0) return null;
  const isChosen = (id: Id) => chosen === null || chosen.includes(id);
  const toggle = (id: Id) => {
    const next = items.map((item) => item.id).filter((one) => isChosen(one) !== (one === id));
    choose(next.length === items.length ? null : next);
  };
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="export-choices">
        {items.map(({ id, label }) => (
          <label key={id} className="check">
            <input type="checkbox" checked={isChosen(id)} onChange={() => toggle(id)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
