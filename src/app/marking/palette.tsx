import { Popover } from '@base-ui/react/popover';
import { Suspense, useEffect, useState } from 'react';
import type { TagId } from '#core/model/ids.ts';
import { useReaders } from '../compare/readers.ts';
import { ChannelSample } from '../frame/channel-sample.tsx';
import { late } from '../frame/late.tsx';
import { useObservable } from '../session/observable.ts';
import { useMay, useWorkspace } from '../session/room.ts';
import type { Marking } from './marking.ts';
import { recentTags } from './recent-tags.ts';

const loadChooser = async () => (await import('./tag-chooser.tsx')).TagChooser;
const loadAttributing = async () => (await import('../voices/attributing.tsx')).Attributing;
const loadNaming = async () => (await import('../names/naming-form.tsx')).NamingForm;
const TagChooser = late(loadChooser);
const Attributing = late(loadAttributing);
const NamingForm = late(loadNaming);

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
  const isNear = mayMark && span !== undefined && span !== null;
  useEffect(() => {
    if (!isNear) return;
    // So that they are there when they are asked for.
    for (const load of [loadChooser, loadNaming, loadAttributing]) load().catch(() => undefined);
  }, [isNear]);
  if (!reader || !span || !mayMark) return null;

  const backToText = () => reader.view.focus();
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
      open={state.kind === 'offer' ? !selecting : state.kind !== 'closed'}
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
            {state.kind === 'attribute' ? (
              <Suspense fallback={<p className="chooser-empty">One moment</p>}>
                <Attributing place={{ source, span }} done={close} />
              </Suspense>
            ) : state.kind === 'name' ? (
              <Suspense fallback={<p className="chooser-empty">One moment</p>}>
                <NamingForm place={{ source, span }} done={close} />
              </Suspense>
            ) : state.kind === 'choose' ? (
              <Suspense fallback={<p className="chooser-empty">Fetching the tags</p>}>
                <TagChooser layer={state.layer} chosen={choose} cancelled={close} />
              </Suspense>
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
        <button type="button" className="palette-layer" onClick={() => marking.openForm('name')}>
          Name <kbd>e</kbd>
        </button>
        <button
          type="button"
          className="palette-layer"
          onClick={() => marking.openForm('attribute')}
        >
          Who says it <kbd>q</kbd>
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

function lastRect(rects: readonly DOMRect[]): DOMRect {
  return rects.at(-1) ?? new DOMRect();
}
