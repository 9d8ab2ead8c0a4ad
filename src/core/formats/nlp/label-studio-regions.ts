/*
 * The regions of one annotation of Label Studio as marks, a mark for each label, and counts of those that are of no text.
 * Not the answers about them (label-studio-answers.ts), nor which text they are of (label-studio-texts.ts).
 */
import type { ForeignMark, ForeignSpan } from '../foreign-work.ts';
import { foreignMark, isOffset, type UnreadCounts } from '../reading.ts';
import { isAnswer, sayingsOf } from './label-studio-answers.ts';
import type { LabelResult } from './label-studio-tasks.ts';
import type { Place, TaskTexts } from './label-studio-texts.ts';

export interface ReadRegions {
  readonly marks: readonly ForeignMark[];
  /** The layer of each code. */
  readonly layers: readonly (readonly [string, string])[];
}

/** `regions` are those of the results. */
export function readRegions(
  results: readonly LabelResult[],
  regions: readonly Region[],
  texts: TaskTexts,
  annotator: string,
  unread: UnreadCounts,
): ReadRegions {
  countUnread(results, new Set(regions.map(({ result }) => result)), unread);
  const byMark = Map.groupBy(results, ({ id }) => markOf(id));
  const sayings = new Map([...byMark].map(([id, about]) => [id, sayingsOf(about)]));
  const marks: ForeignMark[] = [];
  for (const [at, region] of regions.entries()) {
    const { result } = region;
    const place = texts.placeOf(region);
    if (!place) {
      unread.add('Regions of which the file does not tell in which of its texts they stand');
      continue;
    }
    const id = result.id || `region ${at + 1}`;
    const said = result.id === '' ? sayingsOf([result]) : sayings.get(markOf(id));
    const where = `${place.document}, region ${id}`;
    for (const code of labelsOf(result)) {
      marks.push(foreignMark({ ...place, where, code, id, annotator, ...said }));
    }
  }
  const layers = regions.flatMap(({ result }) =>
    labelsOf(result).map((code) => [code, result.from_name.replace(/^layer-/, '')] as const),
  );
  return { marks: joinedPieces(marks), layers };
}

export interface Region extends Place {
  readonly result: LabelResult;
}

/** Those that have labels, and a place in a text. */
export function regionsOf(results: readonly LabelResult[]): Region[] {
  return results.flatMap((result) => {
    const span = spanOf(result);
    if (!span || isAnswer(result) || labelsOf(result).length === 0) return [];
    const { text } = result.value;
    const quote = typeof text === 'string' ? text : null;
    return [{ result, control: result.to_name, span, quote }];
  });
}

/** `read`: what has a place in a text. */
function countUnread(
  results: readonly LabelResult[],
  read: ReadonlySet<LabelResult>,
  unread: UnreadCounts,
): void {
  const marked = new Set([...read].map(({ id }) => markOf(id)).filter((id) => id !== ''));
  for (const result of results) {
    const isAboutMark = marked.has(markOf(result.id));
    if (result.type === 'relation') unread.add('Relations between regions are not imported');
    else if (isAnswer(result)) {
      if (isAboutMark) continue;
      unread.add('Answers about a whole task, or about a region that is not imported');
    } else if (read.has(result)) continue;
    else if (spanOf(result) && !isAboutMark) unread.add('Regions without a label are not imported');
    else if (spanOf(result) || !isRegion(result))
      unread.add('Results of other kinds are not imported');
    else unread.add('Regions without positions in a text (of pictures, sound, HTML or dialogues)');
  }
}

/** Our further pieces have the id of their mark with ~2, ~3 behind it. */
function markOf(region: string): string {
  return region.replace(/~\d+$/, '');
}

/** Of a text, a picture, a sound…: each kind has its labels under a key of its own. */
function isRegion({ value }: LabelResult): boolean {
  return Object.keys(value).some((key) => key.endsWith('labels'));
}

function labelsOf({ value: { labels = [], hypertextlabels = [] } }: LabelResult): string[] {
  return [...labels, ...hypertextlabels];
}

/** A sound has seconds there, which may be whole numbers. */
function spanOf({ value, ...result }: LabelResult): ForeignSpan | null {
  const { start, end } = value;
  const isSound = 'channel' in value || 'original_length' in result;
  return isOffset(start) && isOffset(end) && !isSound ? { start, end } : null;
}

/** Regions of others may share an id as it is, and stay apart. */
function joinedPieces(regions: readonly ForeignMark[]): ForeignMark[] {
  const marks: (readonly [ForeignMark, ...ForeignMark[]])[] = [];
  const open = new Map<string, ForeignMark[]>();
  for (const region of regions) {
    const id = region.id === null ? null : markOf(region.id);
    const key = JSON.stringify([id, region.code]);
    const pieces = open.get(key);
    if (pieces && id !== region.id) pieces.push(region);
    else {
      const mark: [ForeignMark, ...ForeignMark[]] = [{ ...region, id }];
      marks.push(mark);
      open.set(key, mark);
    }
  }
  return marks.map((pieces) => ({
    ...pieces[0],
    spans: pieces.flatMap(({ spans }) => spans),
    // All or none: a quote is known by the place of its span.
    quotes: pieces.every(({ quotes }) => quotes.length > 0)
      ? pieces.flatMap(({ quotes }) => quotes)
      : [],
  }));
}
