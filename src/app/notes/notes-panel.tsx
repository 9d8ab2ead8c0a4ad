import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { annotationIdSchema } from '#core/model/ids.ts';
import { paragraphNumbers } from '#core/model/paragraphs.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import type { Span } from '#core/text/segments.ts';
import type { Citation } from '#editor/notes/notes-schema.ts';
import { NotesView, type NotesCommand } from '#editor/notes/notes-view.ts';
import { notesProse } from '#sync/documents.ts';
import * as v from 'valibot';
import { useReaders } from '../compare/readers.ts';
import type { Marking } from '../marking/marking.ts';
import { useObservable } from '../session/observable.ts';
import { openNotes } from '../session/open-notes.ts';
import { useMay, useRoom, useWorkspace } from '../session/room.ts';
import { changeView, viewState } from '../view-state.ts';

const TOOLS = [
  ['strong', 'Strong'],
  ['em', 'Emphasis'],
  ['heading', 'Heading'],
  ['paragraph', 'Text'],
  ['bullets', 'List'],
  ['numbers', 'Numbers'],
  ['quotation', 'Quotation'],
] as const satisfies readonly (readonly [NotesCommand, string])[];

/** The group's conclusions, written together; chips in them lead to marks and passages. */
export function NotesPanel({ marking }: { readonly marking: Marking }) {
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<NotesView | null>(null);
  const { connection, session } = useRoom();
  const workspace = session.workspace.id;
  const mayWrite = useMay('write-notes');
  const jump = useJump();
  const cited = useEffectEvent(jump);
  const thing = useCitable(marking);
  const [kept, setKept] = useState(false);
  const { link } = useObservable(connection.state);

  useEffect(() => {
    if (!place.current) return undefined;
    const notes = openNotes(connection, workspace);
    setKept(false);
    const stop = notes.isKept.watch(() => setKept(notes.isKept.value));
    const view = new NotesView(place.current, {
      prose: notesProse(notes.document),
      cited: (citation) => cited(citation),
    });
    setEditor(view);
    return () => {
      stop();
      view.destroy();
      setEditor(null);
      notes.close();
    };
  }, [connection, workspace]);
  useEffect(
    () => editor?.surround({ editable: mayWrite, label: 'Shared notes' }),
    [editor, mayWrite],
  );

  return (
    <aside className="notes" aria-label="Shared notes">
      <header className="notes-head">
        <h2>Shared notes</h2>
        <output className="notes-kept">
          {link === 'offline' ? 'Offline' : kept ? 'Saved' : 'Saving'}
        </output>
        <button
          type="button"
          className="tool"
          aria-label="Close the notes"
          onClick={() => changeView({ notes: false })}
        >
          ×
        </button>
      </header>
      {mayWrite ? (
        <div className="notes-tools" role="toolbar" aria-label="Notes">
          {TOOLS.map(([command, label]) => (
            <button key={command} type="button" onClick={() => editor?.run(command)}>
              {label}
            </button>
          ))}
          <button
            type="button"
            className="primary"
            disabled={thing === null}
            title="Puts a link to the open mark, or to the selected words, into the notes"
            onClick={() => thing && editor?.cite(thing)}
          >
            Cite
          </button>
        </div>
      ) : (
        <p className="desk-hint">You can read these notes; they are not open for writing now.</p>
      )}
      <div ref={place} className="notes-place" />
      <p className="desk-hint">
        What does your group conclude? Open a mark or select words in an article, then press Cite.
      </p>
    </aside>
  );
}

/** The open mark, or else what is selected in an article; null for neither. */
function useCitable(marking: Marking): Citation | null {
  const room = useRoom();
  const { sources } = useWorkspace();
  const { mark: id } = useObservable(viewState);
  const mark = useObservable(room.marks.marks).get(id ?? '');
  const selection = useObservable(marking.selection);
  if (mark) {
    const source = sources.find((one) => one.id === mark.target.source);
    const [first] = mark.target.segments;
    return source && first ? toCitation(source, first, mark.id) : null;
  }
  return selection?.span ? toCitation(selection.source, selection.span, '') : null;
}

function toCitation(source: Source, { start, end }: Span, mark: string): Citation {
  const revision = currentRevision(source);
  const block = revision.blocks.find((one) => one.start <= start && start < one.end);
  const number = block && paragraphNumbers(revision).get(block);
  const place = number === undefined ? source.letter : `${source.letter} ¶${number}`;
  return { mark, source: source.id, start, end, place, quote: revision.text.slice(start, end) };
}

function useJump(): (citation: Citation) => void {
  const room = useRoom();
  const readers = useReaders();
  const { sources } = useWorkspace();
  return ({ mark, source: id, start, end }) => {
    const annotation = v.safeParse(annotationIdSchema, mark);
    if (annotation.success && room.marks.marks.value.has(annotation.output)) {
      changeView({ mark: annotation.output });
      return;
    }
    const source = sources.find((one) => one.id === id);
    const reader = source && readers.get(source.id);
    if (!source || !reader || end > currentRevision(source).text.length || start >= end) return;
    changeView({ shown: source.id });
    reader.view.select({ anchor: start, head: end }, { scroll: false, focus: true });
    reader.reveal({ start, end });
  };
}
