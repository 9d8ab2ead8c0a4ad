import { useId } from 'react';
import type { Selection } from '#core/formats/selection.ts';
import type { Offer, Offered } from './offered.ts';
import { summaryOf } from './selection-words.ts';
import { VersionField } from './version-field.tsx';

interface SelectionFieldsProps {
  readonly selection: Selection;
  readonly offered: Offered;
  readonly choose: (selection: Selection) => void;
}

/** Which articles, layers and annotators, now or at a reveal, under names or pseudonyms. Closed while all is chosen. */
export function SelectionFields({ selection, offered, choose }: SelectionFieldsProps) {
  return (
    <details className="export-selection">
      <summary>{summaryOf(selection)}</summary>
      <Choices
        legend="Articles"
        items={offered.sources}
        chosen={selection.sources}
        choose={(chosen) => choose({ ...selection, sources: chosen })}
      />
      <Choices
        legend="Layers"
        items={offered.layers}
        chosen={selection.layers}
        choose={(chosen) => choose({ ...selection, layers: chosen })}
      />
      <Choices
        legend="Annotators"
        items={offered.annotators}
        chosen={selection.annotators}
        choose={(chosen) => choose({ ...selection, annotators: chosen })}
      />
      <VersionField
        chosen={selection.marks}
        choose={(version) => choose({ ...selection, marks: version })}
      />
      {offered.rounds > 0 && (
        <RoundChoice selection={selection} rounds={offered.rounds} choose={choose} />
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={selection.pseudonyms}
          onChange={({ target }) => choose({ ...selection, pseudonyms: target.checked })}
        />
        <span>
          Pseudonyms instead of names, the same in every export of this workspace
          <span className="check-more">
            Names that people wrote into notes and replies stay; the shared notes are left out.
          </span>
        </span>
      </label>
    </details>
  );
}

interface RoundChoiceProps {
  readonly selection: Selection;
  readonly rounds: number;
  readonly choose: (selection: Selection) => void;
}

/** Not to be chosen beside adjudicated marks alone: the server would refuse it. */
function RoundChoice({ selection, rounds, choose }: RoundChoiceProps) {
  const id = useId();
  const isFixed = selection.marks === 'adjudicated';
  return (
    <p className="export-round">
      <label htmlFor={id}>Marks</label>
      <select
        id={id}
        disabled={isFixed}
        aria-describedby={isFixed ? `${id}-why` : undefined}
        value={selection.round ?? ''}
        onChange={({ target }) =>
          choose({ ...selection, round: target.value === '' ? null : Number(target.value) })
        }
      >
        <option value="">as they are now</option>
        {Array.from({ length: rounds }, (_, at) => (
          <option key={`round-${at + 1}`} value={at + 1}>
            as they stood at the reveal of round {at + 1}
          </option>
        ))}
      </select>
      {isFixed && (
        <span id={`${id}-why`} className="check-more">
          Adjudicated marks are those of now, not of a reveal.
        </span>
      )}
    </p>
  );
}

interface ChoicesProps<Id extends string> {
  readonly legend: string;
  readonly items: readonly Offer<Id>[];
  /** Null: all. */
  readonly chosen: readonly Id[] | null;
  readonly choose: (chosen: Id[] | null) => void;
}

/** Boxes to take away from all; a long list begins with a way to take all away at once. */
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
      {items.length > MANY && (
        <p className="export-all">
          <button type="button" className="as-link" onClick={() => choose(null)}>
            All<span className="unseen"> {legend.toLowerCase()}</span>
          </button>
          <button type="button" className="as-link" onClick={() => choose([])}>
            None<span className="unseen"> of the {legend.toLowerCase()}</span>
          </button>
        </p>
      )}
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

const MANY = 6;
