import { useId } from 'react';
import type { MemberId } from '#core/model/ids.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import type { Comparison, Side } from './comparison.ts';

interface ComparisonChoiceProps {
  readonly comparison: Comparison;
  readonly choose: (comparison: Comparison) => void;
  /** Who marked anything. */
  readonly coders: readonly MemberId[];
}

/** Everybody together, two groups of coders side by side, or before and after the reveal. */
export function ComparisonChoice({ comparison, choose, coders }: ComparisonChoiceProps) {
  const { settings } = useWorkspace();
  const sides = useFirstSides(coders);
  const mayReadFirst = useMay('read-first-pass') && settings.round > 0;
  const id = useId();
  const change = (kind: string) => {
    if (kind === 'groups') choose({ kind, sides });
    else if (kind === 'passes') choose({ kind, round: settings.round });
    else choose({ kind: 'none' });
  };
  return (
    <div className="finding-choice">
      <label htmlFor={id}>Compare</label>{' '}
      <select id={id} value={comparison.kind} onChange={({ target }) => change(target.value)}>
        <option value="none">nothing: everybody together</option>
        <option value="groups" disabled={coders.length < 2}>
          two groups of coders
        </option>
        <option value="passes" disabled={!mayReadFirst}>
          before and after the reveal
        </option>
      </select>
      {!mayReadFirst && (
        <span className="finding-why">
          {settings.round === 0
            ? 'Before and after needs a round of independent work.'
            : 'Only those who may read the first pass can compare it.'}
        </span>
      )}
      {comparison.kind === 'groups' && (
        <div className="finding-sides">
          <SideChoice
            side={comparison.sides[0]}
            title="First group"
            coders={coders}
            choose={(side) => choose({ kind: 'groups', sides: [side, comparison.sides[1]] })}
          />
          <SideChoice
            side={comparison.sides[1]}
            title="Second group"
            coders={coders}
            choose={(side) => choose({ kind: 'groups', sides: [comparison.sides[0], side] })}
          />
        </div>
      )}
    </div>
  );
}

interface SideChoiceProps {
  readonly title: string;
  readonly side: Side;
  readonly coders: readonly MemberId[];
  readonly choose: (side: Side) => void;
}

function SideChoice({ title, side, coders, choose }: SideChoiceProps) {
  const nameOf = useMemberName();
  const { settings } = useWorkspace();
  const members = useObservable(useRoom().members);
  const toggle = (coder: MemberId) => {
    const next = new Set(side.coders);
    if (!next.delete(coder)) next.add(coder);
    choose({ name: title, coders: next });
  };
  return (
    <fieldset>
      <legend>
        {title}: {side.name === title ? `${side.coders.size} of ${coders.length}` : side.name}
      </legend>
      {settings.groups.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          onClick={() => {
            const own = coders.filter((coder) => members.get(coder)?.group === id);
            choose({ name, coders: new Set(own) });
          }}
        >
          {name}
        </button>
      ))}
      {coders.map((coder) => (
        <label key={coder} className="check">
          <input type="checkbox" checked={side.coders.has(coder)} onChange={() => toggle(coder)} />{' '}
          {nameOf(coder)}
        </label>
      ))}
    </fieldset>
  );
}

/** The first two groups of the workspace; without them one half of the coders and the other. */
function useFirstSides(coders: readonly MemberId[]): readonly [Side, Side] {
  const { settings } = useWorkspace();
  const members = useObservable(useRoom().members);
  const [one, other] = settings.groups;
  if (one && other) {
    const side = ({ id, name }: typeof one): Side => ({
      name,
      coders: new Set(coders.filter((coder) => members.get(coder)?.group === id)),
    });
    return [side(one), side(other)];
  }
  const half = Math.ceil(coders.length / 2);
  return [
    { name: 'First group', coders: new Set(coders.slice(0, half)) },
    { name: 'Second group', coders: new Set(coders.slice(half)) },
  ];
}
