/*
 * A code book out of a file into a workspace, as a new revision; the one before is kept.
 * Not the reading and planning (core/formats/code-books). Nothing is written when nothing changes.
 * Comes from the import route and the command line; goes to the workspace document, handouts and librarian.
 */
import { codeBookReport, type CodeBookReport } from '#core/formats/code-books/code-book-report.ts';
import type { ForeignCodeBook } from '#core/formats/code-books/foreign-code-book.ts';
import type { CodeBookChoices } from '#core/formats/code-books/match-tags.ts';
import { planCodeBook } from '#core/formats/code-books/plan-code-book.ts';
import type { TagId } from '#core/model/ids.ts';
import { accepted, type Result } from '#core/model/result.ts';
import { readFirstPass } from '#sync/documents.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Resolves when the new revision is on the disk and every handout has it. A dry run writes nothing. */
export async function importCodeBook(
  foreign: ForeignCodeBook,
  workspace: OpenWorkspace,
  choices: CodeBookChoices,
  dryRun: boolean,
): Promise<Result<CodeBookReport>> {
  const planned = () => {
    const { codeBook, earlierCodeBooks } = workspace.content;
    const now = { codeBook, earlierCodeBooks, used: usedTags(workspace) };
    return planCodeBook(foreign, now, choices);
  };
  // Planned and written in one turn, so that no other change comes between.
  const plan = dryRun
    ? planned()
    : await workspace.change(async () => {
        const made = planned();
        if (made.ok && made.value.isChanged) await workspace.putCodeBook(made.value.codeBook);
        return made;
      });
  return plan.ok ? accepted(codeBookReport(plan.value, dryRun)) : plan;
}

/**
 * Of all marks that were ever published or wait to be, also hidden ones and those of first passes; and what decisions
 * changed marks to, which may be the only word of a tag: without it no adjudicated mark could be written.
 */
function usedTags(workspace: OpenWorkspace): Set<TagId> {
  const { annotations, records } = workspace.publication.ledger;
  const rounds = Array.from({ length: workspace.settings.round }, (_, at) => at + 1);
  const before = rounds.flatMap((round) => readFirstPass(workspace.firstPass.document, round));
  const decided = [...records.decisions.values()].flatMap((one) =>
    'choice' in one && one.choice === 'change' ? [one.tag] : [],
  );
  return new Set([...[...annotations.values(), ...before].map(({ tag }) => tag), ...decided]);
}
