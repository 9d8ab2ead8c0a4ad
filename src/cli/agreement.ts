/** `crossread agreement`: how far the coders agree, as a table to read, CSV or JSON. */
import { agreementOf, type Agreement } from '#core/agreement/agreement-of.ts';
import { onCurrentTexts } from '#core/compare/current-snapshot.ts';
import { csvRows } from '#core/formats/csv-cells.ts';
import { EVERYTHING, selected, type Selection } from '#core/formats/selection.ts';
import { agreementSheetOf } from '#core/formats/sheets/agreement-sheet.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { counted } from '#core/text/counted.ts';
import { VERSION } from '#core/version.ts';
import { pseudonymsOf } from '#server/pseudonyms.ts';
import { agreementText, type AgreementSubject } from './agreement-text.ts';
import { readWorkspaceOnDisk } from './data-folder.ts';
import { writeOutput } from './output.ts';
import { selectionOf, sentences, type SelectionFlags } from './selection-flags.ts';
import { tell } from './tell.ts';

export const AGREEMENT_FORMATS = ['text', 'csv', 'json'] as const;

export interface AgreementFlags extends SelectionFlags {
  readonly format: (typeof AGREEMENT_FORMATS)[number];
  /** A path, or - for the standard output. */
  readonly out: string;
}

/** @returns null when the figures are written, else what is wrong as a sentence. */
export async function tellAgreement(flags: AgreementFlags): Promise<string | null> {
  const selection = selectionOf(flags);
  if (!selection.ok) return sentences(selection.problems);
  const found = await readWorkspaceOnDisk(flags);
  if (!found.ok) return sentences(found.problems);
  const subject = subjectOf(found.value.snapshot, selection.value);
  if (typeof subject === 'string') return subject;
  const problem = await writeOutput(flags.out, bytesOf(written(subject, flags.format)));
  if (problem === null && flags.format !== 'text') {
    tell(`${counted(subject.agreement.rows.length, 'figure', 'figures')} written.`);
    for (const remark of subject.remarks) tell(remark);
  }
  return problem;
}

/**
 * On the texts of now, as the sheet has it. A choice of layers chooses figures, and not who is a coder: who marked
 * claims alone has read the article too. Annotators who are named coded every article.
 * @returns a sentence where the choice does not fit the workspace.
 */
function subjectOf(whole: WorkspaceSnapshot, selection: Selection): AgreementSubject | string {
  const pseudonymOf = pseudonymsOf('', whole.settings.id); // no figure names anybody
  const chosen = selected(whole, { ...selection, pseudonyms: false }, pseudonymOf);
  if (!chosen.ok) return sentences(chosen.problems);
  const { sources, round, annotators, layers } = selection;
  const all = selected(whole, { ...EVERYTHING, sources, round, annotators }, pseudonymOf);
  if (!all.ok) return sentences(all.problems);
  const { snapshot, remarks } = onCurrentTexts(all.value.snapshot);
  const codeBook = {
    ...snapshot.codeBook,
    layers: snapshot.codeBook.layers.filter(({ id }) => layers === null || layers.includes(id)),
  };
  const agreement = agreementOf({ ...snapshot, codeBook }, { coders: annotators });
  return {
    title: whole.settings.title,
    sources: snapshot.sources,
    agreement,
    areCodersNamed: annotators !== null,
    choice: chosen.value.choice,
    remarks: [...remarks, ...remarksOn(agreement)],
  };
}

function* written(subject: AgreementSubject, format: AgreementFlags['format']): Generator<string> {
  switch (format) {
    case 'text':
      return yield agreementText(subject);
    case 'csv':
      return yield* csvRows(agreementSheetOf(subject.agreement.rows));
    case 'json':
      return yield `${JSON.stringify(jsonOf(subject), null, 2)}\n`;
  }
}

/** Figures as the sheet has them, an object each. */
function jsonOf({ title, agreement, choice, remarks }: AgreementSubject) {
  const { columns, rows } = agreementSheetOf(agreement.rows);
  return {
    crossread: VERSION,
    workspace: title,
    coders: agreement.coders,
    notes: [...choice, ...remarks],
    figures: [...rows].map((row) =>
      Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])),
    ),
  };
}

function remarksOn({ leftOut, uncompared }: Agreement): string[] {
  const { earlierRevisions, furniture } = leftOut;
  const letters = uncompared.map(({ letter }) => letter).join(', ');
  return [
    ...(earlierRevisions > 0
      ? [
          `Not counted: ${counted(earlierRevisions, 'mark', 'marks')} whose words are gone since a correction.`,
        ]
      : []),
    ...(furniture > 0
      ? [`Not counted: ${counted(furniture, 'mark', 'marks')} on page furniture.`]
      : []),
    ...(letters === '' ? [] : [`Not compared, since fewer than two people coded it: ${letters}.`]),
  ];
}

function* bytesOf(chunks: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const chunk of chunks) yield encoder.encode(chunk);
}
