/** A tag of ours with what a file says of it, and which of its fields that changes. */
import { CODE_BOOK_TEXT_LIMITS, type Tag } from '../../model/codebook.ts';
import { asLabel, type ForeignTag } from './foreign-code-book.ts';

/** What of a file is not taken over as it is. */
export interface Remark {
  readonly where: string;
  readonly what: string;
}

type Said = Pick<Tag, 'label' | 'guideline' | 'example' | 'counterExample'>;

/** In the words of people. */
const FIELDS = {
  label: 'name',
  guideline: 'guideline',
  example: 'example',
  counterExample: 'counter-example',
} as const satisfies Record<keyof Said, string>;
const NAMES = ['label', 'guideline', 'example', 'counterExample'] as const;

export interface UpdatedTag {
  readonly tag: Tag;
  /** Names of the fields that change. */
  readonly changes: readonly string[];
}

/** What the file does not say stays; the key is given out for the whole layer (plan-layer.ts). */
export function updatedTag(tag: Tag, foreign: ForeignTag, remarks: Remark[]): UpdatedTag {
  const said = NAMES.flatMap((field) => {
    const given = foreign[field];
    if (given === null || isSaidAlready(given, tag[field])) return [];
    return [[field, fitting(given, field, foreign, remarks)] as const];
  });
  const colour = foreign.colour ?? tag.colour;
  const changes = said.map(([field]): string => FIELDS[field]);
  if (colour !== tag.colour) changes.push('colour');
  return { tag: { ...tag, ...Object.fromEntries(said), colour }, changes };
}

/** The words of a tag that is new here. */
export function wordsOf(foreign: ForeignTag, remarks: Remark[]): Said {
  const word = (field: keyof Said) => fitting(foreign[field] ?? '', field, foreign, remarks);
  return {
    label: word('label'),
    guideline: word('guideline'),
    example: word('example'),
    counterExample: word('counterExample'),
  };
}

/** Formats differ in what they do to white space; that is no change. */
function isSaidAlready(given: string, ours: string): boolean {
  return given === ours || asLabel(given) === asLabel(ours);
}

function fitting(
  given: string,
  field: keyof Said,
  { where }: ForeignTag,
  remarks: Remark[],
): string {
  const most = CODE_BOOK_TEXT_LIMITS[field === 'label' ? 'label' : 'prose'];
  if (given.length <= most) return given;
  const what = `its ${FIELDS[field]} is longer than ${most} characters: the rest is left out`;
  remarks.push({ where, what });
  return cutText(given, most);
}

/** Never half a surrogate pair. */
export function cutText(text: string, most: number = CODE_BOOK_TEXT_LIMITS.label): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
