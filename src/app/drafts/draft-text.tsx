import { useEffect, useEffectEvent, useRef, useState } from 'react';
import * as v from 'valibot';
import { memberIdSchema } from '#core/model/ids.ts';
import { BLOCK_KINDS } from '#core/model/source.ts';
import {
  DraftView,
  type DraftSituation,
  type DraftSurroundings,
} from '#editor/draft/draft-view.ts';
import { colourOf } from '../compare/reading-text.tsx';
import type { OpenDraft } from '../session/open-draft.ts';
import { useMemberName } from '../session/room.ts';
import { BLOCK_WORDS } from '../words.ts';

interface DraftTextProps extends DraftSurroundings {
  readonly open: OpenDraft;
}

const NOWHERE: DraftSituation = { kinds: [], canUndo: false, canRedo: false };

/** The text to be edited, with the kinds of blocks over it. React makes the place; the view lives in it. */
export function DraftText({ open, editable, label, language }: DraftTextProps) {
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<DraftView | null>(null);
  const [situation, setSituation] = useState(NOWHERE);
  const nameOf = useMemberName();
  const personOf = useEffectEvent((given: unknown) => {
    const member = v.safeParse(memberIdSchema, given);
    if (!member.success) return { name: 'Somebody', colour: 0 };
    return { name: nameOf(member.output), colour: colourOf(member.output) };
  });

  useEffect(() => {
    if (!place.current) return undefined;
    const view = new DraftView(place.current, {
      fragment: open.fragment,
      awareness: open.awareness,
      personOf: (member) => personOf(member),
      words: BLOCK_WORDS,
      changed: (next) => setSituation((before) => (isSameSituation(before, next) ? before : next)),
    });
    setEditor(view);
    return () => {
      setEditor(null);
      view.destroy();
    };
  }, [open]);
  // Of its own: whoever types goes on in the same view.
  useEffect(
    () => editor?.surround({ editable, label, language }),
    [editor, editable, label, language],
  );

  const { kinds, canUndo, canRedo } = situation;
  return (
    <div className="draft-editor">
      {editable && (
        <div className="draft-tools" role="toolbar" aria-label="Blocks">
          {BLOCK_KINDS.map((kind, at) => (
            <button
              key={kind}
              type="button"
              aria-pressed={kinds.includes(kind)}
              title={`${BLOCK_WORDS[kind]} (Ctrl+Alt+${at + 1})`}
              // The selection in the text is what the button is about.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => editor?.setKind(kind)}
            >
              {BLOCK_WORDS[kind]}
            </button>
          ))}
          <span className="draft-history">
            <button type="button" disabled={!canUndo} onClick={() => editor?.undo()}>
              Undo in the draft
            </button>
            <button type="button" disabled={!canRedo} onClick={() => editor?.redo()}>
              Redo
            </button>
          </span>
        </div>
      )}
      {!editable && (
        <p className="desk-hint">You can read this draft; it is not open for writing now.</p>
      )}
      <div ref={place} className="draft-place" />
    </div>
  );
}

function isSameSituation(a: DraftSituation, b: DraftSituation): boolean {
  return a.canUndo === b.canUndo && a.canRedo === b.canRedo && a.kinds.join() === b.kinds.join();
}
