import { Autocomplete } from '@base-ui/react/autocomplete';
import { Popover } from '@base-ui/react/popover';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import type { Layer, Tag } from '#core/model/codebook.ts';
import type { LayerId, TagId } from '#core/model/ids.ts';
import { useReaders } from '../compare/readers.ts';
import { ChannelSample } from '../frame/channel-sample.tsx';
import { useObservable } from '../session/observable.ts';
import { useMay, useWorkspace } from '../session/room.ts';
import type { Marking } from './marking.ts';
import { recentTags } from './recent-tags.ts';

/** The small palette at the selection: layers and recent tags first, then the tags of a layer or a search. */
export function Palette({ marking }: { readonly marking: Marking }) {
  const state = useObservable(marking.palette);
  const selection = useObservable(marking.selection);
  const pieces = useObservable(marking.pieces);
  const { codeBook } = useWorkspace();
  const readers = useReaders();
  const selecting = usePointerDown();
  const source = selection?.source ?? pieces?.source;
  const span = selection?.span ?? pieces?.spans.at(-1);
  const reader = source && readers.get(source.id);
  const mayMark = useMay('mark');
  if (!reader || !span || !mayMark) return null;

  const backToText = () => reader.view.element.focus();
  const choose = (tag: TagId) => {
    marking.mark(tag, codeBook.revision);
    reader.view.select({ anchor: span.end, head: span.end }, { focus: true });
  };
  const close = () => {
    marking.closePalette();
    backToText();
  };
  return (
    <Popover.Root
      open={state.kind === 'choose' || (state.kind === 'offer' && !selecting)}
      onOpenChange={(open, details) => {
        if (open) return;
        marking.closePalette();
        if (details.reason === 'escape-key') backToText();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          className="palette-place"
          anchor={{ getBoundingClientRect: () => lastRect(reader.view.rectsOf(span)) }}
          side="bottom"
          align="start"
          sideOffset={8}
          collisionPadding={8}
        >
          <Popover.Popup
            className="palette"
            aria-label="Mark the selection"
            initialFocus={false}
            finalFocus={false}
          >
            {state.kind === 'choose' ? (
              <TagChooser layer={state.layer} chosen={choose} cancelled={close} />
            ) : (
              <Offer marking={marking} chosen={choose} />
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** True while a button or finger is down in a text, so that the palette waits for the end of a selection. */
function usePointerDown(): boolean {
  const [down, setDown] = useState(false);
  useEffect(() => {
    const pressed = (event: Event) =>
      setDown(event.target instanceof Element && event.target.closest('.reading-place') !== null);
    const released = () => setDown(false);
    const listeners = [
      ['pointerdown', pressed],
      ['pointerup', released],
      ['pointercancel', released],
    ] as const;
    for (const [type, listener] of listeners) document.addEventListener(type, listener, true);
    return () => {
      for (const [type, listener] of listeners) document.removeEventListener(type, listener, true);
    };
  }, []);
  return down;
}

interface OfferProps {
  readonly marking: Marking;
  readonly chosen: (tag: TagId) => void;
}

/** Leaves the focus in the text, so that Shift+arrows go on changing the selection. */
function Offer({ marking, chosen }: OfferProps) {
  const { codeBook, codes } = useWorkspace();
  const recent = useObservable(recentTags).flatMap((id) => codes.tags.get(id) ?? []);
  return (
    <div className="palette-offer">
      <div className="palette-layers">
        {codeBook.layers.map((layer) => (
          <button
            key={layer.id}
            type="button"
            className="palette-layer"
            onClick={() => marking.openPalette(layer.id)}
          >
            <ChannelSample channel={layer.channel} />
            {layer.label}
            <kbd>{layer.key}</kbd>
          </button>
        ))}
        <button type="button" className="palette-layer" onClick={() => marking.openPalette(null)}>
          All tags <kbd>Enter</kbd>
        </button>
      </div>
      {recent.length > 0 && (
        <div className="palette-recent">
          {recent.map(({ tag, layer }) => (
            <button key={tag.id} type="button" className="tag-chip" onClick={() => chosen(tag.id)}>
              <ChannelSample channel={layer.channel} />
              {tag.label}
              <kbd>{layer.key + tag.key}</kbd>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

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

function lastRect(rects: readonly DOMRect[]): DOMRect {
  return rects.at(-1) ?? new DOMRect();
}
