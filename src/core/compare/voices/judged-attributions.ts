/*
 * Whose words stand where, as the rule proposes and people have said: their latest word on a passage counts, and
 * what they say of a passage takes the place of what the rule found in it.
 * Not the figures (voice-figures.ts). Comes from the finder, attributions and namings; goes to the Voices page.
 */
import type { Attribution } from '../../model/attribution.ts';
import type { MemberId, SourceId } from '../../model/ids.ts';
import type { Naming } from '../../model/naming.ts';
import { passageKey } from '../../model/pairing.ts';
import type { Published } from '../../model/plain-records.ts';
import { currentRevision, type Source } from '../../model/source.ts';
import {
  findAttributions,
  type FindingReason,
  type FoundAttribution,
} from '../../suggest/quotations/find-attributions.ts';
import { speakerNames } from '../../suggest/quotations/speaker-names.ts';
import { intersection, type Span } from '../../text/segments.ts';
import { latestByKey } from '../latest.ts';
import { marksIn } from '../mark-figures.ts';
import { oneNameEach } from './same-speaker.ts';

export interface Attributed {
  readonly source: SourceId;
  /** UTF-16 units of the current revision, in text order. */
  readonly segments: readonly Span[];
  readonly kind: Attribution['kind'];
  /** The one name that stands for all names of the speaker; empty when nobody is named or described. */
  readonly speaker: string;
  /** As the article or the member calls the speaker. */
  readonly calledHere: string;
  /** The reporting verb; empty without one. */
  readonly cue: string;
  readonly origin:
    | { readonly kind: 'rule'; readonly reason: FindingReason }
    | { readonly kind: 'member'; readonly member: MemberId };
}

export interface FoundIn {
  readonly source: Source;
  readonly found: readonly FoundAttribution[];
  /** One for each. */
  readonly names: readonly string[];
}

/** By rule alone; worth keeping while the articles stay. */
export function findVoices(source: Source): FoundIn {
  const { attributions } = findAttributions(source);
  return { source, found: attributions, names: speakerNames(source, attributions) };
}

/** In the order of the sources, then of the text. What is said of an earlier revision is left out. */
export function judgedAttributions(
  proposals: readonly FoundIn[],
  said: Iterable<Published<Attribution>>,
  namings: Iterable<Naming>,
): Attributed[] {
  const latest = [...latestByKey(said, ({ target }) => passageKey(target)).values()];
  const all = proposals.flatMap(({ source, found, names }) => {
    const here = marksIn(latest, source);
    const standing = here.filter(({ state }) => state === 'stands');
    const rejected = new Set(
      here
        .filter(({ state }) => state === 'rejected')
        .map(({ target }) => spansKey(target.segments)),
    );
    const byRule = found.flatMap((one, index): Attributed[] => {
      const isAnswered =
        rejected.has(spansKey(one.segments)) ||
        standing.some(({ target }) => meet(target.segments, one.segments));
      return isAnswered ? [] : [fromRule(source, one, names[index] ?? '')];
    });
    return [...byRule, ...standing.map(fromMember)].toSorted((a, b) => startOf(a) - startOf(b));
  });
  const shown = oneNameEach(
    all.map(({ speaker }) => speaker),
    namings,
  );
  return all.map((one) => ({ ...one, speaker: shown.get(one.speaker) ?? one.speaker }));
}

/** What people last said is nobody's words, of the current revisions. */
export function rejectedAttributions(
  said: Iterable<Published<Attribution>>,
  sources: readonly Source[],
): Published<Attribution>[] {
  const revisions = new Set<string>(sources.map((source) => currentRevision(source).id));
  return [...latestByKey(said, ({ target }) => passageKey(target)).values()].filter(
    ({ state, target }) => state === 'rejected' && revisions.has(target.revision),
  );
}

function fromRule(source: Source, one: FoundAttribution, name: string): Attributed {
  const { text } = currentRevision(source);
  const words = (span: Span | null) => (span ? text.slice(span.start, span.end) : '');
  return {
    source: source.id,
    segments: one.segments,
    kind: one.kind,
    speaker: name,
    calledHere: words(one.speaker),
    cue: words(one.cue),
    origin: { kind: 'rule', reason: one.reason },
  };
}

function fromMember({ target, kind, speaker, cue, author }: Published<Attribution>): Attributed {
  return {
    source: target.source,
    segments: target.segments,
    kind,
    speaker,
    calledHere: speaker,
    cue,
    origin: { kind: 'member', member: author },
  };
}

function spansKey(spans: readonly Span[]): string {
  return spans.map(({ start, end }) => `${start}-${end}`).join('/');
}

function meet(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => intersection(one, other) !== null));
}

function startOf({ segments }: Attributed): number {
  return segments[0]?.start ?? 0;
}
