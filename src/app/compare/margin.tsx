import { useMemo } from 'react';
import * as v from 'valibot';
import { annotationIdSchema } from '#core/model/ids.ts';
import type { Source } from '#core/model/source.ts';
import { currentRevision } from '#core/model/source.ts';
import { mergeSpans } from '#core/text/segments.ts';
import { ChannelSample } from '../frame/channel-sample.tsx';
import type { Mark } from '../session/marks.ts';
import { useMay, useMemberName, useWorkspace } from '../session/room.ts';
import { linkDropped } from '../links/linking.ts';
import { changeView } from '../view-state.ts';
import { initialOf } from '../words.ts';
import { marginNotes, type MarginNote } from './margin-notes.ts';
import type { TextLayout } from './text-layout.ts';

const NOTE_HEIGHT = 20;
/** What a note carries while it is dragged onto another, to link the two. */
const DRAGGED_MARK = 'application/x-crossread-mark';

interface MarginProps {
  readonly source: Source;
  readonly marks: readonly Mark[];
  readonly layout: TextLayout;
  readonly active: string | null;
}

/** Tags as text beside the paragraphs they stand in, as many as there is room for. */
export function Margin({ source, marks, layout, active }: MarginProps) {
  const revision = currentRevision(source);
  const notes = useMemo(() => marginNotes(revision, marks), [revision, marks]);
  return (
    <div className="margin-notes">
      {layout.blocks.map((block, index) => {
        const here = notes[index] ?? [];
        if (here.length === 0 || block.height === 0) return null;
        const room = Math.max(1, Math.floor((block.height + 8) / NOTE_HEIGHT));
        const shown = here.length > room ? here.slice(0, Math.max(1, room - 1)) : here;
        return (
          <div key={block.top} className="margin-block" style={{ top: block.top }}>
            {shown.map((note) => (
              <Note key={note.tag} note={note} active={note.first === active} />
            ))}
            {shown.length < here.length && (
              <span className="margin-more">+{here.length - shown.length}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}

function Note({ note, active }: { readonly note: MarginNote; readonly active: boolean }) {
  const { codes } = useWorkspace();
  const nameOf = useMemberName();
  const mayMark = useMay('mark');
  const found = codes.tags.get(note.tag);
  if (!found) return null;
  const names = note.authors.map(nameOf);
  return (
    <button
      type="button"
      className="margin-note"
      data-active={active || undefined}
      title={`${found.tag.label}: ${note.count === 1 ? '1 mark' : `${note.count} marks`} by ${names.join(', ')}`}
      draggable={mayMark}
      onDragStart={({ dataTransfer }) => dataTransfer.setData(DRAGGED_MARK, note.first)}
      onDragOver={(event) => {
        if (mayMark && event.dataTransfer.types.includes(DRAGGED_MARK)) event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        const dragged = v.safeParse(annotationIdSchema, event.dataTransfer.getData(DRAGGED_MARK));
        if (dragged.success) linkDropped(dragged.output, note.first);
      }}
      onClick={() => changeView({ mark: note.first })}
    >
      <ChannelSample channel={found.layer.channel} />
      <span className="margin-label">{found.tag.label}</span>
      <span className="margin-authors">{initials(names, note.count)}</span>
    </button>
  );
}

function initials(names: readonly string[], count: number): string {
  const letters = names.slice(0, 2).map(initialOf);
  return count > letters.length ? `${letters.join('')} ${count}` : letters.join('');
}

interface BracketsProps {
  readonly marks: readonly Mark[];
  readonly layout: TextLayout;
}

/** Framing in the left margin: a bracket as high as the passage, so that the tint is not alone. */
export function Brackets({ marks, layout }: BracketsProps) {
  const { codes } = useWorkspace();
  const runs = useMemo(() => {
    const tinted = marks.filter((mark) => codes.tags.get(mark.tag)?.layer.channel === 'tint');
    return mergeSpans(tinted.flatMap((mark) => mark.target.segments));
  }, [marks, codes]);
  return (
    <div className="brackets" aria-hidden="true">
      {runs.map((run) => {
        const extent = layout.extentOf(run);
        return (
          extent && (
            <span
              key={run.start}
              style={{ top: extent.top, height: extent.height }}
              className="bracket"
            />
          )
        );
      })}
    </div>
  );
}
