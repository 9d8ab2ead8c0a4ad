import { useMemo } from 'react';
import { reanchoringReport, type Reanchored } from '#core/compare/reanchoring.ts';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import type { Revision, Source } from '#core/model/source.ts';
import type { DraftPreview } from '#sync/file-api.ts';
import { useObservable } from '../session/observable.ts';
import { useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { counted, wordsOf } from '../words.ts';

interface MarksReportProps {
  /** With its revisions up to `to`; `to` itself may be one that it does not have yet. */
  readonly source: Source;
  readonly to: Revision;
  /** Of all marks where the server has counted them: some may not be shown to me yet. */
  readonly counts?: DraftPreview['marks'];
}

/** The re-anchoring report: how many marks stay, and each that does not with its words before and after. */
export function MarksReport({ source, to, counts }: MarksReportProps) {
  const { marks } = useRoom();
  const now = useObservable(marks.marks);
  const report = useMemo(() => {
    const known = new Set<string>([...source.revisions.map(({ id }) => id), to.id]);
    const made = [...now.values()]
      .map((mark): PublishedAnnotation => ({ ...mark, target: mark.made }))
      .filter(({ target }) => known.has(target.revision));
    return reanchoringReport(made, source, to);
  }, [now, source, to]);
  const { kept, moved, changed, lost } = counts ?? {
    kept: report.kept.length,
    moved: report.moved.length,
    changed: report.changed.length,
    lost: report.lost.length,
  };
  const seen = report.changed.length + report.lost.length;
  return (
    <section aria-labelledby="marks-report">
      <h3 id="marks-report">{counts ? 'What becomes of the marks' : 'What became of the marks'}</h3>
      {kept + moved + changed + lost === 0 && (
        <p className="desk-hint">Nothing is marked in this article yet.</p>
      )}
      <ul className="marks-counts" hidden={kept + moved + changed + lost === 0}>
        <li data-count={kept}>
          <strong>{kept}</strong> stay where they are
        </li>
        <li data-count={moved}>
          <strong>{moved}</strong> move with their words
        </li>
        <li data-count={changed}>
          <strong>{changed}</strong> stand on changed words
        </li>
        <li data-count={lost}>
          <strong>{lost}</strong> lose their words
        </li>
      </ul>
      {seen > 0 && (
        <ul className="marks-touched">
          {report.changed.map((one) => (
            <Touched key={one.annotation.id} one={one} />
          ))}
          {report.lost.map((one) => (
            <Touched key={one.annotation.id} one={one} />
          ))}
        </ul>
      )}
      {changed + lost > seen && (
        <p className="desk-hint">
          {counted(changed + lost - seen, 'of these marks is', 'of these marks are')} not shown to
          you yet.
        </p>
      )}
      {lost > 0 && (
        <p className="desk-hint">
          No mark is deleted: those that lose their words stay with the earlier text and in every
          export.
        </p>
      )}
    </section>
  );
}

function Touched({ one: { annotation, target } }: { readonly one: Reanchored }) {
  const { codes } = useWorkspace();
  const nameOf = useMemberName();
  return (
    <li>
      <q>{wordsOf(annotation)}</q>
      {target ? (
        <>
          {' → '}
          <q>{wordsOf({ target })}</q>
        </>
      ) : (
        ': these words are gone'
      )}{' '}
      <span className="quiet">
        {codes.tags.get(annotation.tag)?.tag.label ?? annotation.tag}, {nameOf(annotation.author)}
      </span>
    </li>
  );
}
