/*
 * Which marks of a plan are here already, and who made them as people here are called.
 * Comes from placing (place-marks.ts) and what is published; goes to the report and to the import of the server.
 */
import { CurrentTargets } from '../../compare/current-targets.ts';
import type { PublishedAnnotation, Target } from '../../model/annotation.ts';
import type { Member } from '../../model/member.ts';
import type { Source } from '../../model/source.ts';
import type { Span } from '../../text/segments.ts';
import { xmlCharacters } from '../../text/canonical.ts';
import { annotatorName, folderAnnotator } from './annotator-names.ts';
import type { ImportPlan, PlacedMark } from './place-marks.ts';

/** What a plan is held against. */
export interface Here {
  readonly members: readonly Pick<Member, 'id' | 'displayName'>[];
  readonly sources: readonly Source[];
  readonly annotations: Iterable<PublishedAnnotation>;
}

export interface HeldPlan {
  /** With annotators as members are called. */
  readonly plan: ImportPlan;
  /** Marks of that plan that need not be written again. */
  readonly known: ReadonlySet<PlacedMark>;
}

const PIECE = 'has the words of one piece of a mark that is here in several pieces';

/**
 * A mark is known where somebody of the same name has one with the same place, tag and note. What stands between two
 * pieces and is white space counts to them, and a note is the same in one line as in several; a mark of which the file
 * has no note is known whatever is noted here. Marks on an earlier text count where they stand on the present one.
 */
export function holdAgainst(plan: ImportPlan, { members, sources, annotations }: Here): HeldPlan {
  const texts = new Map(
    sources.flatMap(({ id, revisions }) =>
      revisions.map((revision) => [`${id}/${revision.id}`, revision.text] as const),
    ),
  );
  const names = new Map<string, string>(
    members.map(({ id, displayName }) => [id, annotatorName(displayName)]),
  );
  const notes = new Map<string, Set<string>>();
  const pieces = new Set<string>();
  const current = new CurrentTargets(sources);
  for (const { target: made, tag, note, author } of annotations) {
    const name = names.get(author) ?? annotatorName(author);
    const { target } = current.anchor(made); // exports have it there
    const spans = joinedSpans(target, texts);
    const key = keyOf(target, spans, tag, name);
    notes.set(key, (notes.get(key) ?? new Set()).add(comparableNote(note)));
    if (spans.length > 1) for (const one of spans) pieces.add(keyOf(target, [one], tag, name));
  }
  const known = new Set<PlacedMark>();
  const folders = new Map<string, string>();
  const nameOf = ({ annotator, annotatorIs }: PlacedMark) => {
    if (annotator === null || annotatorIs === 'name') return annotatorName(annotator);
    const name = folders.get(annotator) ?? folderAnnotator(annotator, members) ?? annotator;
    folders.set(annotator, name);
    return annotatorName(name);
  };
  const placed = plan.placed.map((mark): PlacedMark => {
    const name = nameOf(mark);
    const { target } = current.anchor(mark.target);
    const key = keyOf(target, joinedSpans(target, texts), mark.tag, name);
    const here = notes.get(key);
    const isKnown =
      here &&
      (mark.noteInFile === '' ||
        [mark.noteInFile, mark.note].some((note) => here.has(comparableNote(note))));
    const remarks = pieces.has(key) && !isKnown ? [...mark.remarks, PIECE] : mark.remarks;
    const named: PlacedMark = { ...mark, annotator: name, annotatorIs: 'name', remarks };
    if (isKnown) known.add(named);
    return named;
  });
  return { plan: { ...plan, placed }, known };
}

function keyOf(
  { source, revision }: Target,
  spans: readonly Span[],
  tag: string,
  name: string,
): string {
  const places = spans.map(({ start, end }) => `${start}-${end}`);
  return JSON.stringify([source, revision, tag, name, ...places]);
}

/** Formats that cannot carry a line break end a piece before it and begin another behind it. */
function joinedSpans(
  { source, revision, segments }: Target,
  texts: ReadonlyMap<string, string>,
): Span[] {
  const text = texts.get(`${source}/${revision}`) ?? '';
  const joined: Span[] = [];
  for (const { start, end } of segments) {
    const last = joined.at(-1);
    if (last && /^\s+$/.test(text.slice(last.end, start))) {
      joined[joined.length - 1] = { start: last.start, end };
    } else joined.push({ start, end });
  }
  return joined;
}

/**
 * Formats of one line write " / " in place of a line break, and a space in place of a tab; XML cannot carry all
 * characters.
 */
function comparableNote(note: string): string {
  return xmlCharacters(note)
    .replace(/[\s/]+/g, ' ')
    .trim();
}
