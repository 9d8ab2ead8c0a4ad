import { Autocomplete } from '@base-ui/react/autocomplete';
import { useMemo, useState, type KeyboardEvent } from 'react';
import type { Layer, Tag } from '#core/model/codebook.ts';
import type { LayerId, TagId } from '#core/model/ids.ts';
import { ChannelSample } from '../frame/channel-sample.tsx';
import { useObservable } from '../session/observable.ts';
import { useWorkspace } from '../session/room.ts';
import { recentTags } from './recent-tags.ts';

interface Choice {
  readonly tag: Tag;
  readonly layer: Layer;
}

interface TagChooserProps {
  readonly layer: LayerId | null;
  readonly chosen: (tag: TagId) => void;
  readonly cancelled: () => void;
}

/**
 * A combobox over the tags, with what each means. Opened for a layer it takes one key as the tag's key;
 * a slash, or opening it for all tags, makes typing a search.
 */
export function TagChooser({ layer, chosen, cancelled }: TagChooserProps) {
  const { codeBook } = useWorkspace();
  const recent = useObservable(recentTags);
  const [query, setQuery] = useState('');
  // A finger presses tags; the field must not bring up the keyboard before it is pressed itself.
  const touch = matchMedia('(pointer: coarse)').matches;
  const [searching, setSearching] = useState(layer === null || touch);
  const [highlighted, setHighlighted] = useState<TagId>();
  // The list needs the same objects at every render to keep its highlight.
  const choices = useMemo(
    () =>
      codeBook.layers
        .filter((candidate) => layer === null || candidate.id === layer)
        .flatMap((candidate) => candidate.tags.map((tag) => ({ tag, layer: candidate })))
        .filter(({ tag, layer: of }) => matches(`${of.label} ${tag.label} ${tag.guideline}`, query))
        .toSorted((a, b) => rankOf(recent, a.tag.id) - rankOf(recent, b.tag.id)),
    [codeBook, layer, query, recent],
  );
  const shown = choices.find(({ tag }) => tag.id === highlighted) ?? choices[0];

  const keyed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      cancelled();
    } else if (!searching && event.key.length === 1) {
      event.preventDefault();
      const choice = choices.find(({ tag }) => tag.key === event.key.toLowerCase());
      if (event.key === '/') setSearching(true);
      else if (choice) chosen(choice.tag.id);
    }
  };
  return (
    <Autocomplete.Root<Choice>
      inline
      open
      mode="none"
      autoHighlight="always"
      items={choices}
      value={query}
      onValueChange={(value) => setQuery(value)}
      itemToStringValue={(choice) => choice.tag.label}
      onItemHighlighted={(choice) => choice && setHighlighted(choice.tag.id)}
    >
      <div className="chooser">
        <div className="chooser-choices">
          <Autocomplete.Input
            className="chooser-search"
            aria-label={searching ? 'Search tags' : 'Press the key of a tag, or / to search'}
            placeholder={searching ? 'Search tags' : 'Key of a tag, or / to search'}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key or a press, to go on from there
            autoFocus={!touch}
            onKeyDown={keyed}
          />
          <Autocomplete.Empty className="chooser-empty">
            {choices.length === 0 ? 'No tag matches. Clear the search to see all.' : null}
          </Autocomplete.Empty>
          <Autocomplete.List className="chooser-list">
            {(choice: Choice) => (
              <Autocomplete.Item
                key={choice.tag.id}
                value={choice}
                className="chooser-item"
                onClick={() => chosen(choice.tag.id)}
              >
                <ChannelSample channel={choice.layer.channel} />
                <span className="chooser-label">{choice.tag.label}</span>
                <kbd>{layer === null ? choice.layer.key + choice.tag.key : choice.tag.key}</kbd>
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
        </div>
        {shown && <Guideline choice={shown} />}
      </div>
    </Autocomplete.Root>
  );
}

function Guideline({ choice }: { readonly choice: Choice }) {
  return (
    <div className="guideline">
      <p className="guideline-title">{choice.tag.label}</p>
      <p>{choice.tag.guideline}</p>
      <p className="guideline-unit">Mark: {choice.layer.unit}</p>
      <dl>
        <dt>Like this</dt>
        <dd>{choice.tag.example}</dd>
        <dt>Not this</dt>
        <dd>{choice.tag.counterExample}</dd>
      </dl>
    </div>
  );
}

function matches(text: string, query: string): boolean {
  const folded = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

function rankOf(recent: readonly TagId[], tag: TagId): number {
  const rank = recent.indexOf(tag);
  return rank === -1 ? recent.length : rank;
}
