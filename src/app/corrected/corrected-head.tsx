import { currentRevision, type Source } from '#core/model/source.ts';
import { revisionName } from '../drafts/revision-name.ts';
import '../styles/corrected.css';
import { ARTICLES, changeView } from '../view-state.ts';
import { GoneMarks } from './gone-marks.tsx';

/** Under the head of an article that was corrected: when, the way to what changed, and marks that lost their words. */
export function CorrectedHead({ source }: { readonly source: Source }) {
  const words = revisionName(currentRevision(source), source.revisions.length - 1);
  return (
    <p className="corrected-head">
      <button
        type="button"
        className="gone-marks"
        onClick={() => changeView({ ...ARTICLES, corrections: source.id })}
      >
        {words}: show what changed
      </button>
      <GoneMarks source={source} />
    </p>
  );
}
