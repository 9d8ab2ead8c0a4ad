/*
 * The librarian's judgement of one record: publish it under its author's name, or refuse it with reasons.
 * Not the publishing itself (publication.ts) and not access to documents (access.ts). Pure.
 * Comes from a notebook as unknown data; goes to the reading room, or back to its writer as a refusal.
 */
import {
  parseAnnotation,
  type Annotation,
  type PublishedAnnotation,
  type Target,
} from '#core/model/annotation.ts';
import { indexCodeBook, type Attribute, type CodeBookIndex } from '#core/model/codebook.ts';
import type { MemberId } from '#core/model/ids.ts';
import { accepted, refused, type Problem, type Result } from '#core/model/result.ts';
import type { Revision } from '#core/model/source.ts';
import { targetProblems, unmasked } from '#core/text/quote.ts';
import type { WorkspaceContent } from '#core/model/workspace.ts';
import { sizeProblem, type Submission } from './submission.ts';

/** A refusal names the first problems only: a hostile record could have thousands. */
const MOST_PROBLEMS = 10;

/** What records are held against: look-ups made once for a workspace. */
export interface Library {
  readonly codeBook: CodeBookIndex;
  /** By source id, then revision id. */
  readonly revisions: ReadonlyMap<string, ReadonlyMap<string, Revision>>;
}

export function toLibrary(content: WorkspaceContent): Library {
  return {
    codeBook: indexCodeBook(content.codeBook),
    revisions: new Map(
      content.sources.map((source) => [
        source.id,
        new Map(source.revisions.map((revision) => [revision.id, revision])),
      ]),
    ),
  };
}

/** Another string for another code book or other texts: marks are then judged by other rules. */
export function basisOf({ codeBook, revisions }: Library): string {
  const texts = [...revisions.values()].flatMap((ofSource) => [...ofSource.keys()]);
  return [codeBook.codeBook.revision, ...texts].join(' ');
}

/**
 * `publishedBy` is the author of the published annotation of that id, if there is one.
 * All problems are found at once, up to ten.
 */
export function judge(
  submission: Submission,
  library: Library,
  publishedBy: MemberId | undefined,
): Result<PublishedAnnotation> {
  const size = sizeProblem(submission);
  if (size) return refused(size);
  const parsed = parseAnnotation(submission.record);
  if (!parsed.ok) return refused(...parsed.problems.slice(0, MOST_PROBLEMS).map(toldToWriter));
  const annotation = parsed.value;
  const problems = [
    ...identityProblems(annotation, submission, publishedBy),
    ...codeProblems(annotation, library.codeBook),
    ...placeProblems(annotation.target, library, 'target'),
  ];
  if (problems.length > 0) return refused(...problems.slice(0, MOST_PROBLEMS));
  const target = withOwnWords(annotation.target, library);
  return accepted({ ...annotation, target, author: submission.author });
}

function toldToWriter(problem: Problem): Problem {
  if (problem.path !== 'author') return problem;
  return { path: 'author', message: 'the server sets the author, remove it' };
}

function identityProblems(
  annotation: Annotation,
  { key, author }: Submission,
  publishedBy: MemberId | undefined,
): Problem[] {
  const problems: Problem[] = [];
  if (annotation.id !== key) {
    problems.push({ path: 'id', message: 'is not the key that the record stands under' });
  }
  if (publishedBy !== undefined && publishedBy !== author) {
    problems.push({ path: 'id', message: 'belongs to the mark of somebody else' });
  }
  return problems;
}

function codeProblems(annotation: Annotation, index: CodeBookIndex): Problem[] {
  const problems: Problem[] = [];
  const { revision } = index.codeBook;
  if (annotation.codeBookRevision > revision) {
    problems.push({
      path: 'codeBookRevision',
      message: `does not exist, the newest is ${revision}`,
    });
  }
  const coded = index.tags.get(annotation.tag);
  if (!coded) return [...problems, { path: 'tag', message: 'is not in the code book' }];
  for (const [id, value] of Object.entries(annotation.attributes)) {
    const attribute = [...index.attributes.values()].find((known) => known.id === id);
    const path = `attributes.${id}`;
    if (!attribute) problems.push({ path, message: 'is not in the code book' });
    else if (!coded.layer.attributes.includes(attribute.id)) {
      problems.push({ path, message: `does not belong to the layer "${coded.layer.label}"` });
    } else problems.push(...valueProblems(attribute, value, path));
  }
  return problems;
}

function valueProblems(attribute: Attribute, value: string, path: string): Problem[] {
  if (attribute.kind === 'choice') {
    if (attribute.options.some((option) => option.id === value)) return [];
    return [{ path, message: 'is none of the choices' }];
  }
  if (value.length <= attribute.maxLength) return [];
  return [{ path, message: `is longer than ${attribute.maxLength} characters` }];
}

/** Whether a target lies in a revision that there is, and quotes it. `path` is where the record has it. */
export function placeProblems(target: Target, library: Library, path: string): Problem[] {
  const revisions = library.revisions.get(target.source);
  if (!revisions) return [{ path: `${path}.source`, message: 'is not a source of this workspace' }];
  const revision = revisions.get(target.revision);
  if (!revision) return [{ path: `${path}.revision`, message: 'is not a revision of this source' }];
  return targetProblems(target, revision, path);
}

/** The target with the words of the article, where its writer had been handed masked ones. */
export function withOwnWords(target: Target, library: Library): Target {
  const revision = library.revisions.get(target.source)?.get(target.revision);
  return revision ? unmasked(target, revision) : target;
}
