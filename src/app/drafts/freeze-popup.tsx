import { Dialog } from '@base-ui/react/dialog';
import { useCallback, useEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import { textChanges } from '#core/compare/text-changes.ts';
import type { Draft } from '#core/model/draft.ts';
import { revisionIdSchema } from '#core/model/ids.ts';
import type { Problem } from '#core/model/result.ts';
import { currentRevision, type Revision, type Source } from '#core/model/source.ts';
import type { DraftPreview } from '#sync/file-api.ts';
import { articleName } from '../article-name.ts';
import { ProblemList } from '../frame/problem-list.tsx';
import type { DeskState } from '../session/desk.ts';
import { fetchDraftPreview } from '../session/drafts-api.ts';
import { useRoom, useWorkspace } from '../session/room.ts';
import '../styles/dialog-foot.css';
import { ARTICLES, changeView } from '../view-state.ts';
import { ChangeList } from './change-list.tsx';
import { DetailChanges } from './detail-changes.tsx';
import { MarksReport } from './marks-report.tsx';
import { useMoreBelow } from './more-below.ts';

interface FreezePopupProps {
  readonly draft: Draft;
  readonly run: DeskState['run'];
  readonly close: () => void;
}

/** What would change, block by block and mark by mark; then the deed. */
export function FreezePopup({ draft, run, close }: FreezePopupProps) {
  const { session } = useRoom();
  const { sources } = useWorkspace();
  const [preview, setPreview] = useState<DraftPreview | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [isLooking, setIsLooking] = useState(true);
  const [end, isMore] = useMoreBelow();
  const workspace = session.workspace.id;
  const look = useCallback(async () => {
    setIsLooking(true);
    await run(); // a detail that was just filled in is kept first
    const answer = await fetchDraftPreview(workspace, draft.id);
    setIsLooking(false);
    if (answer.ok) setPreview(answer.value);
    else setProblems(answer.problems);
  }, [run, workspace, draft.id]);
  // oxlint-disable-next-line react/exhaustive-deps -- once: what is shown is what is frozen
  useEffect(() => void look(), []);

  const freeze = async ({ version }: DraftPreview) => {
    setIsBusy(true);
    setProblems([]);
    const answer = await run({ kind: 'freeze-draft', draft: draft.id, version });
    setIsBusy(false);
    if (answer.ok) {
      close();
      changeView({ ...ARTICLES, ...(answer.value.source && { shown: answer.value.source }) });
      return;
    }
    setProblems(answer.problems);
    await look();
  };
  const source = sources.find(({ id }) => id === draft.corrects?.source) ?? null;
  const canFreeze = preview !== null && READY.has(preview.outcome);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog freeze-dialog">
          <Dialog.Title>
            {source
              ? `Freeze the correction of ${articleName(source)}?`
              : 'Freeze the new article?'}
          </Dialog.Title>
          <Dialog.Description>
            {preview
              ? OUTCOMES[preview.outcome]
              : isLooking
                ? 'Looking at the draft …'
                : 'What freezing would do is not known yet.'}
          </Dialog.Description>
          <ProblemList problems={problems} />
          {preview && <ProblemList problems={preview.problems} />}
          {preview && source && canFreeze && <Correction source={source} preview={preview} />}
          <span ref={end} />
          <div className="dialog-foot" data-more={isMore || undefined}>
            <p className="more-below" aria-hidden="true">
              More below ↓
            </p>
            <p className="dialog-actions">
              <Dialog.Close>Go on editing</Dialog.Close>
              {!preview && !isLooking && (
                <button
                  type="button"
                  onClick={() => {
                    setProblems([]);
                    void look();
                  }}
                >
                  Look again
                </button>
              )}
              {preview && canFreeze && (
                <button
                  type="button"
                  className="primary"
                  disabled={isBusy}
                  onClick={() => void freeze(preview)}
                >
                  Freeze
                </button>
              )}
            </p>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const READY: ReadonlySet<DraftPreview['outcome']> = new Set([
  'new-revision',
  'new-source',
  'details',
]);

const OUTCOMES: Readonly<Record<DraftPreview['outcome'], string>> = {
  'new-revision':
    'The text becomes the one that everybody reads. The present text stays, with all that was marked on it.',
  'new-source':
    'The article is added for everybody who may read now. Its text cannot be edited any more; it can be corrected.',
  details: 'Only the details change; the text and every mark stay as they are.',
  unchanged:
    'Nothing differs from the article as it is, so there is nothing to freeze. Change something, or discard the draft.',
  stale:
    'The article was corrected after this draft was begun. Begin a new draft from the present text and carry your changes over; this one stays until you discard it.',
  refused: 'The draft cannot be frozen yet.',
};

interface CorrectionProps {
  readonly source: Source;
  readonly preview: DraftPreview;
}

function Correction({ source, preview }: CorrectionProps) {
  const before = currentRevision(source);
  const next = useMemo(() => revisionOf(preview), [preview]);
  const changes = useMemo(() => textChanges(before, next), [before, next]);
  return (
    <>
      <DetailChanges before={source.metadata} after={preview.draft.metadata} />
      {preview.outcome === 'new-revision' && (
        <>
          <section aria-labelledby="freeze-changes">
            <h3 id="freeze-changes">What changes in the text</h3>
            <ChangeList changes={changes} />
          </section>
          <MarksReport source={source} to={next} counts={preview.marks} />
        </>
      )}
    </>
  );
}

/** As it would be: it has neither id nor hash yet. */
function revisionOf({ text, blocks }: DraftPreview): Revision {
  return { id: v.parse(revisionIdSchema, 'preview'), text, blocks, sha256: '' };
}
