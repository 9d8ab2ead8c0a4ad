import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import type { LayerId, MemberId, TagId } from '#core/model/ids.ts';
import { ChannelSample } from '../frame/channel-sample.tsx';
import { useObservable } from '../session/observable.ts';
import { useMay, useRoom, useWorkspace } from '../session/room.ts';
import { changeView, toggled, viewState } from '../view-state.ts';

/** Which marks are shown: by layer at one click, by tag and person in lists. */
export function FilterBar() {
  const { codeBook, settings } = useWorkspace();
  const view = useObservable(viewState);
  const comparesPasses = useMay('read-first-pass') && settings.round > 0;
  const filtered =
    view.hiddenLayers.length + view.hiddenTags.length + view.hiddenMembers.length > 0;
  const toggleLayer = (id: LayerId) => changeView({ hiddenLayers: toggled(view.hiddenLayers, id) });
  return (
    <div className="filter-bar" role="toolbar" aria-label="What is shown">
      {codeBook.layers.map((layer) => (
        <button
          key={layer.id}
          type="button"
          className="filter-layer"
          aria-pressed={!view.hiddenLayers.includes(layer.id)}
          onClick={() => toggleLayer(layer.id)}
        >
          <ChannelSample channel={layer.channel} />
          {layer.label}
        </button>
      ))}
      <TagFilter />
      <PeopleFilter />
      <button
        type="button"
        aria-pressed={view.furniture === 'folded'}
        title="Share links, donation forms and other text of the page that is not the article"
        onClick={() => changeView({ furniture: view.furniture === 'folded' ? 'shown' : 'folded' })}
      >
        {view.furniture === 'folded' ? 'Page furniture folded' : 'Fold page furniture'}
      </button>
      <button
        type="button"
        aria-pressed={view.plain}
        title="Read the plain wordings that people gave in place of loaded words"
        onClick={() => changeView({ plain: !view.plain })}
      >
        Read it plainly
      </button>
      <button
        type="button"
        aria-pressed={view.across}
        title="What the other articles say of the sentence at the caret (x)"
        onClick={() => changeView({ across: !view.across })}
      >
        Across
      </button>
      <button
        type="button"
        title="Which claims stand in which article"
        onClick={() => changeView({ claims: true })}
      >
        Claim grid
      </button>
      <button
        type="button"
        title="What each article calls the same people and things"
        onClick={() => changeView({ names: true })}
      >
        Names
      </button>
      <button
        type="button"
        title="Who is quoted in each article, for how many words, and how it is introduced"
        onClick={() => changeView({ voices: true })}
      >
        Voices
      </button>
      <button
        type="button"
        title="How densely each article is marked, and how much of it stands under which tag"
        onClick={() => changeView({ findings: true })}
      >
        Findings
      </button>
      {comparesPasses && (
        <button
          type="button"
          title="What each has marked before the reveal, and what has changed since"
          onClick={() => changeView({ passes: true })}
        >
          Before and after
        </button>
      )}
      {filtered && (
        <button
          type="button"
          className="filter-clear"
          onClick={() => changeView({ hiddenLayers: [], hiddenTags: [], hiddenMembers: [] })}
        >
          Show all marks
        </button>
      )}
    </div>
  );
}

function TagFilter() {
  const { codeBook } = useWorkspace();
  const { hiddenTags } = useObservable(viewState);
  const toggle = (id: TagId) => changeView({ hiddenTags: toggled(hiddenTags, id) });
  return (
    <FilterList label="Tags" hidden={hiddenTags.length}>
      {codeBook.layers.map((layer) => (
        <fieldset key={layer.id}>
          <legend>{layer.label}</legend>
          {layer.tags.map((tag) => (
            <label key={tag.id}>
              <input
                type="checkbox"
                checked={!hiddenTags.includes(tag.id)}
                onChange={() => toggle(tag.id)}
              />
              {tag.label}
            </label>
          ))}
        </fieldset>
      ))}
    </FilterList>
  );
}

function PeopleFilter() {
  const room = useRoom();
  const members = useObservable(room.members);
  const { hiddenMembers } = useObservable(viewState);
  const toggle = (id: MemberId) => changeView({ hiddenMembers: toggled(hiddenMembers, id) });
  const people = [...members.values()].toSorted((a, b) =>
    a.displayName.localeCompare(b.displayName),
  );
  return (
    <FilterList label="People" hidden={hiddenMembers.length}>
      <fieldset>
        <legend>Marks made by</legend>
        {people.map((member) => (
          <label key={member.id}>
            <input
              type="checkbox"
              checked={!hiddenMembers.includes(member.id)}
              onChange={() => toggle(member.id)}
            />
            {member.displayName}
            {member.id === room.me.id && ' (you)'}
          </label>
        ))}
      </fieldset>
    </FilterList>
  );
}

interface FilterListProps {
  readonly label: string;
  readonly hidden: number;
  readonly children: ReactNode;
}

function FilterList({ label, hidden, children }: FilterListProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className="filter-list">
        {label}
        {hidden > 0 && <span className="filter-hidden"> {hidden} hidden</span>} ▾
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={8}>
          <Popover.Popup
            className="popup filter-popup"
            aria-label={`Filter by ${label.toLowerCase()}`}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
