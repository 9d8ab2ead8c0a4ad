import { erasedAt, type Draft } from '#core/model/draft.ts';
import type { DraftId } from '#core/model/ids.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import type { Board } from '#sync/api.ts';
import { articleName } from '../article-name.ts';
import { LateDialog } from '../frame/late-dialog.tsx';
import { readableDate } from '../compare/readable-date.ts';
import { late } from '../frame/late.tsx';
import type { DeskState } from '../session/desk.ts';
import { useMay, useWorkspace } from '../session/room.ts';
import { ARTICLES, changeView } from '../view-state.ts';
import { draftName } from './draft-name.ts';
import { revisionName } from './revision-name.ts';

const AddArticlePopup = late(async () => (await import('./add-article-popup.tsx')).AddArticlePopup);

interface ArticlesSectionProps {
  readonly drafts: readonly Draft[];
  readonly board: Board;
  readonly run: DeskState['run'];
}

/** The articles with their corrections, and drafts on the way to become either. */
export function ArticlesSection({ drafts, board, run }: ArticlesSectionProps) {
  const { sources } = useWorkspace();
  const mayPrepare = useMay('prepare');
  const open = drafts.filter(({ discarded }) => discarded === null);
  const discarded = drafts.filter((draft) => draft.discarded !== null);
  const nameOf = (id: Draft['begunBy']) =>
    board.rows.find(({ member }) => member.id === id)?.member.displayName ?? 'somebody';
  const correct = async (source: Source) => {
    const answer = await run({ kind: 'begin-draft', from: { kind: 'source', source: source.id } });
    if (answer.ok && answer.value.draft) openDraft(answer.value.draft);
  };
  return (
    <section aria-labelledby="articles-title">
      <h3 id="articles-title">Articles</h3>
      <ul className="desk-list">
        {sources.map((source) => {
          const draft = open.find(({ corrects }) => corrects?.source === source.id);
          return (
            <li key={source.id}>
              <span>
                <ArticleLine source={source} />
                {draft && <small>A correction was begun by {nameOf(draft.begunBy)}</small>}
              </span>
              {draft ? (
                <button type="button" onClick={() => openDraft(draft.id)}>
                  Open the draft
                </button>
              ) : (
                mayPrepare && (
                  <button type="button" onClick={() => void correct(source)}>
                    Correct {source.letter}
                  </button>
                )
              )}
            </li>
          );
        })}
        {open
          .filter(({ corrects }) => corrects === null)
          .map((draft) => (
            <li key={draft.id}>
              <span>
                Draft: {draftName(draft, sources)}
                <small>begun by {nameOf(draft.begunBy)}</small>
              </span>
              <button type="button" onClick={() => openDraft(draft.id)}>
                Open the draft
              </button>
            </li>
          ))}
        {discarded.map((draft) => (
          <li key={draft.id}>
            <span>
              Discarded: {draftName(draft, sources)}
              <small>kept until {readableDate(erasedAt(draft) ?? '')}</small>
            </span>
            {mayPrepare && (
              <button
                type="button"
                onClick={() => void run({ kind: 'restore-draft', draft: draft.id })}
              >
                Bring it back
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayPrepare && (
        <div className="desk-line">
          <LateDialog label="Add an article" popup={AddArticlePopup} />
        </div>
      )}
    </section>
  );
}

function ArticleLine({ source }: { readonly source: Source }) {
  const { outlet, headline } = source.metadata;
  const last = source.revisions.length - 1;
  return (
    <>
      {articleName(source)}
      {outlet !== null && headline !== null && <small>{headline}</small>}
      {last > 0 && (
        <button
          type="button"
          className="link"
          onClick={() => changeView({ ...ARTICLES, corrections: source.id })}
        >
          {revisionName(currentRevision(source), last)}
        </button>
      )}
    </>
  );
}

function openDraft(draft: DraftId): void {
  changeView({ ...ARTICLES, draft });
}
