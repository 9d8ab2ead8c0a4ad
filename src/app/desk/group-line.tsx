import { useState } from 'react';
import type { SourceId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import type { Group } from '#core/model/workspace.ts';
import { sourceName } from '../compare/column-head.tsx';
import { useWorkspace } from '../session/room.ts';
import { Confirm } from './confirm.tsx';

interface GroupLineProps {
  readonly group: Group;
  readonly members: readonly Member[];
  readonly canReveal: boolean;
  readonly changed: (group: Group) => void;
  readonly reveal: () => void;
}

/** One group: its name, who is in it, what it reads. */
export function GroupLine({ group, members, canReveal, changed, reveal }: GroupLineProps) {
  const { sources } = useWorkspace();
  const reads = (id: SourceId) => group.sources?.includes(id) ?? true;
  const toggle = (id: SourceId) => {
    const next = sources.map((source) => source.id).filter((one) => reads(one) !== (one === id));
    if (next.length > 0)
      changed({ ...group, sources: next.length === sources.length ? null : next });
  };
  return (
    <li>
      <GroupName group={group} changed={changed} />
      <span className="desk-line" role="group" aria-label={`${group.name} reads`}>
        reads
        {sources.map((source) => (
          <button
            key={source.id}
            type="button"
            aria-pressed={reads(source.id)}
            title={sourceName(source)}
            onClick={() => toggle(source.id)}
          >
            {source.letter}
          </button>
        ))}
        {group.revealed ? (
          <span className="desk-done">revealed</span>
        ) : (
          <Confirm
            label="Reveal this group"
            disabled={!canReveal}
            title={`Reveal ${group.name}?`}
            yes="Reveal this group"
            act={reveal}
          >
            Its members see one another’s marks, and you see them too; the other groups go on alone.
            What has been seen cannot be unseen.
          </Confirm>
        )}
      </span>
      <small className="group-members">
        {members.length === 0
          ? 'nobody yet'
          : `${members.length}: ${members.map(({ displayName }) => displayName).join(', ')}`}
      </small>
    </li>
  );
}

function GroupName({ group, changed }: Pick<GroupLineProps, 'group' | 'changed'>) {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    const name = (typed ?? '').trim();
    if (name !== '' && name !== group.name) changed({ ...group, name });
    setTyped(null);
  };
  return (
    <input
      className="desk-name"
      aria-label={`Name of ${group.name}`}
      maxLength={40}
      value={typed ?? group.name}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
