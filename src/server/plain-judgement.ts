/** The librarian's judgement of all records but marks: as strict as that of marks. Pure. */
import type { MemberId } from '#core/model/ids.ts';
import { parseWith } from '#core/model/parse.ts';
import {
  PLAIN_RULES,
  type PlainKind,
  type PlainRecords,
  type Published,
} from '#core/model/plain-records.ts';
import { accepted, refused, type Problem, type Result } from '#core/model/result.ts';
import { placeProblems, withOwnWords, type Library } from './librarian.ts';
import { sizeProblem, type Submission } from './submission.ts';

export interface PlainContext {
  readonly isMark: (id: string) => boolean;
  readonly isMember: (id: MemberId) => boolean;
  /** Whether a member's role lets them decide on marks. When, is a matter of the reveal, as for all talk. */
  readonly mayDecide: (id: MemberId) => boolean;
  readonly library: Library;
  /** Who wrote the valid record that stands under the submission's key, where an id belongs to one member. */
  readonly writtenBy: MemberId | undefined;
}

type Kinds = { readonly [Kind in PlainKind]: Reference<PlainRecords[Kind]> };

/** What a record refers to has to be there; words of an article are given back unmasked. */
interface Reference<T> {
  readonly problems: (record: T, context: PlainContext, author: MemberId) => Problem[];
  readonly unmasked?: (record: T, library: Library) => T;
}

export function judgePlain<Kind extends PlainKind>(
  kind: Kind,
  submission: Submission,
  context: PlainContext,
): Result<Published<PlainRecords[Kind]>> {
  const size = sizeProblem(submission);
  if (size) return refused(size);
  const { schema, keyOf, isSaidByEach } = PLAIN_RULES[kind];
  const parsed = parseWith(schema, submission.record);
  if (!parsed.ok) return parsed;
  const record = parsed.value;
  const problems: Problem[] = [];
  if (keyOf(record) !== submission.key) {
    problems.push({ path: '', message: 'does not stand under the key of what it says' });
  }
  if (!isSaidByEach && context.writtenBy !== undefined && context.writtenBy !== submission.author) {
    problems.push({ path: 'id', message: 'belongs to the record of somebody else' });
  }
  problems.push(...REFERENCES[kind].problems(record, context, submission.author));
  if (problems.length > 0) return refused(...problems);
  const own = REFERENCES[kind].unmasked?.(record, context.library) ?? record;
  return accepted({ ...own, author: submission.author });
}

function markProblems(path: string, id: string, { isMark }: PlainContext): Problem[] {
  return isMark(id) ? [] : [{ path, message: 'is not a mark of this workspace' }];
}

const ofTarget: Reference<PlainRecords['namings'] | PlainRecords['attributions']> = {
  problems: ({ target }, { library }) => placeProblems(target, library, 'target'),
};

const REFERENCES: Kinds = {
  replies: {
    problems: ({ about, mentions }, context) => [
      ...markProblems('about', about, context),
      ...(mentions.every((member) => context.isMember(member))
        ? []
        : [{ path: 'mentions', message: 'name somebody who is not a member' }]),
    ],
  },
  votes: { problems: ({ about }, context) => markProblems('about', about, context) },
  decisions: {
    problems: (decision, context, author) => [
      ...(context.mayDecide(author)
        ? []
        : [{ path: '', message: 'is a decision, and only owners and editors decide' }]),
      ...markProblems('about', decision.about, context),
      ...(decision.choice !== 'change' || context.library.codeBook.tags.has(decision.tag)
        ? []
        : [{ path: 'tag', message: 'is not in the code book' }]),
    ],
  },
  // It refers to nothing that could be missing.
  reflections: { problems: () => [] },
  propositions: { problems: ({ about }, context) => markProblems('about', about, context) },
  links: {
    problems: (link, context) => [
      ...markProblems('from', link.from, context),
      ...(link.relation === 'omitted-in'
        ? context.library.revisions.has(link.source)
          ? []
          : [{ path: 'source', message: 'is not a source of this workspace' }]
        : markProblems('to', link.to, context)),
    ],
  },
  namings: {
    ...ofTarget,
    unmasked: (record, library) => ({ ...record, target: withOwnWords(record.target, library) }),
  },
  attributions: {
    ...ofTarget,
    unmasked: (record, library) => ({ ...record, target: withOwnWords(record.target, library) }),
  },
  pairings: {
    problems: ({ a, b }, { library }) => [
      ...placeProblems(a, library, 'a'),
      ...placeProblems(b, library, 'b'),
    ],
    unmasked: (record, library) => ({
      ...record,
      a: withOwnWords(record.a, library),
      b: withOwnWords(record.b, library),
    }),
  },
};
