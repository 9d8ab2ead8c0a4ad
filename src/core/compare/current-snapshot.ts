/*
 * A snapshot as the articles stand now: what was marked or said on an earlier text is brought to the current one.
 * Not for our own JSON, which keeps every revision and every record as it was made.
 * Comes from sync/snapshot and the selection; goes to all other formats, with a sentence for each thing that moved.
 */
import type { PublishedAnnotation, Target } from '../model/annotation.ts';
import { inTextOrder } from '../model/snapshot-order.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { CARRIED } from './current-records.ts';
import { CurrentTargets } from './current-targets.ts';

export interface OnCurrentTexts {
  readonly snapshot: WorkspaceSnapshot;
  /** How many marks were brought over, and how many could not be; empty when no text was corrected. */
  readonly remarks: readonly string[];
}

/** The same snapshot when no article was corrected. A mark whose words are gone stays on the text it was made on. */
export function onCurrentTexts(snapshot: WorkspaceSnapshot): OnCurrentTexts {
  if (snapshot.sources.every(({ revisions }) => revisions.length === 1)) {
    return { snapshot, remarks: [] };
  }
  const targets = new CurrentTargets(snapshot.sources);
  const bring = (target: Target) => targets.anchor(target).target;
  const brought = (mark: PublishedAnnotation) => ({ ...mark, target: bring(mark.target) });
  const { records, annotations, firstPasses, sources } = snapshot;
  return {
    snapshot: {
      ...snapshot,
      annotations: inTextOrder(annotations.map(brought), sources),
      firstPasses: firstPasses.map((pass) => ({
        ...pass,
        annotations: inTextOrder(pass.annotations.map(brought), sources),
      })),
      records: {
        ...records,
        namings: records.namings.map((one) => CARRIED.namings(one, bring)),
        pairings: records.pairings.map((one) => CARRIED.pairings(one, bring)),
        attributions: records.attributions.map((one) => CARRIED.attributions(one, bring)),
      },
    },
    remarks: remarksOn(annotations, targets),
  };
}

function remarksOn(annotations: readonly PublishedAnnotation[], targets: CurrentTargets): string[] {
  const standings = annotations.map(({ target }) => targets.anchor(target).standing);
  const count = (...kinds: readonly string[]) =>
    standings.filter((standing) => kinds.includes(standing)).length;
  const [same, changed, lost] = [count('kept', 'moved'), count('changed'), count('lost')];
  return [
    ...remark('Marks brought over from an earlier text of their article, on the same words', same),
    ...remark('Marks brought over, on words that were corrected since', changed),
    ...remark('Marks left on an earlier text of their article, since their words are gone', lost),
  ];
}

function remark(what: string, count: number): string[] {
  return count > 0 ? [`${what}: ${count}.`] : [];
}
