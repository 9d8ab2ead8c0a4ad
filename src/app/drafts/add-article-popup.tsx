import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useId, useState } from 'react';
import type { Problem } from '#core/model/result.ts';
import { NOTHING_STATED } from '#core/model/source.ts';
import { articleOfText, readSource, type ReadSource } from '#core/sources/read-source.ts';
import type { Command } from '#sync/api.ts';
import type { LatePopupProps } from '../frame/late-dialog.tsx';
import { ProblemList } from '../frame/problem-list.tsx';
import { useRoom } from '../session/room.ts';
import { fetchHome, sendCommand } from '../session/workspaces-api.ts';
import { Remarks } from '../source-files/remarks.tsx';
import { articleOfPaste } from '../source-files/rich-paste.ts';
import { SourcePicker } from '../source-files/source-picker.tsx';
import '../styles/drafts.css';
import { ARTICLES, changeView } from '../view-state.ts';
import { counted } from '../words.ts';

type Beginning = Extract<Command, { kind: 'begin-draft' }>['from'];

/** Pasted, read from files or an address, or typed: each article begins as a draft that can be cleaned together. */
export function AddArticlePopup({ open, setOpen }: LatePopupProps) {
  const { session } = useRoom();
  const [fetches, setFetches] = useState(false);
  const [pasted, setPasted] = useState('');
  const [read, setRead] = useState<readonly ReadSource[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const id = useId();
  useEffect(() => {
    void fetchHome().then((home) => setFetches(home.ok && home.value.fetchesAddresses));
  }, []);

  const hasText = pasted.trim() !== '';
  const count = read.length + (hasText ? 1 : 0);
  const beginOne = async (from: Beginning): Promise<boolean> => {
    const answer = await sendCommand(session.workspace.id, { kind: 'begin-draft', from });
    if (!answer.ok) setProblems(answer.problems);
    else if (count <= 1 && answer.value.draft) {
      changeView({ ...ARTICLES, draft: answer.value.draft });
    }
    return answer.ok;
  };
  /** The pasted text, then what was read; what could not be begun stays in the dialog. */
  const beginAll = async () => {
    setProblems([]);
    if (hasText) {
      const source = readSource(articleOfText(pasted), NOTHING_STATED);
      if (!(await beginOne(toBeginning(source)))) return;
      setPasted('');
    }
    for (const source of read) {
      if (!(await beginOne(toBeginning(source)))) return;
      setRead((before) => before.slice(1));
    }
    setOpen(false);
  };
  const beginEmpty = async () => {
    setProblems([]);
    if (await beginOne({ kind: 'nothing' })) setOpen(false);
  };
  const add = (sources: readonly ReadSource[]) =>
    setRead((before) => [...before, ...sources.filter(({ blocks }) => blocks.length > 0)]);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog add-article">
          <Dialog.Title>Add an article</Dialog.Title>
          <Dialog.Description>
            It begins as a draft that owners and editors see alone. Readers see it once you freeze
            it.
          </Dialog.Description>
          <div className="add-article-text">
            <label htmlFor={id}>Paste the text</label>
            <textarea
              id={id}
              rows={6}
              value={pasted}
              spellCheck={false}
              onChange={({ target }) => setPasted(target.value)}
              onPaste={(event) => {
                // A paste into an empty field is the article; into words that are there it is words.
                const article = pasted.trim() === '' ? articleOfPaste(event.clipboardData) : null;
                if (!article) return;
                event.preventDefault();
                add([article]);
              }}
            />
          </div>
          <SourcePicker onRead={add} fetches={fetches} />
          {read.length > 0 && (
            <ul className="add-article-read">
              {read.map((source, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- an article is its place in the list
                <li key={at}>
                  <p>
                    <strong>{source.metadata.headline ?? firstWords(source)}</strong>{' '}
                    <span className="quiet">
                      {counted(source.blocks.length, 'block', 'blocks')}
                    </span>
                  </p>
                  <Remarks remarks={source.remarks} />
                  <button type="button" onClick={() => setRead(read.toSpliced(at, 1))}>
                    Leave it out
                  </button>
                </li>
              ))}
            </ul>
          )}
          <ProblemList problems={problems} />
          <p className="dialog-actions">
            <Dialog.Close>Cancel</Dialog.Close>
            {count === 0 && (
              <button type="button" onClick={() => void beginEmpty()}>
                Begin with an empty page
              </button>
            )}
            <button
              type="button"
              className="primary"
              disabled={count === 0}
              onClick={() => void beginAll()}
            >
              {count > 1 ? `Begin ${count} drafts` : 'Begin the draft'}
            </button>
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function toBeginning({ metadata, text, blocks }: ReadSource): Beginning {
  return { kind: 'article', article: { metadata, text, blocks: [...blocks] } };
}

function firstWords({ text }: ReadSource): string {
  const words = text.trim().replace(/\s+/g, ' ');
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}
