/** The steps of an import at the desk: a file is looked at first, the person decides, and then it is done. */
import { useState } from 'react';
import type { WorkspaceId } from '#core/model/ids.ts';
import type { Problem, Result } from '#core/model/result.ts';
import { fileMessages } from '../file-messages.ts';
import { useRoom } from '../session/room.ts';
import type { FileWay } from '../session/send-file.ts';
import { useOneAtATime } from './one-at-a-time.ts';

interface AnyReport {
  /** Nothing was written. */
  readonly dryRun: boolean;
}

export type ImportStep<Report> =
  | { readonly kind: 'choosing' }
  | {
      readonly kind: 'busy';
      readonly what: string;
      /** From 0 to 1: how much of the file the server has. */
      readonly sent: number;
      /** Not only a look. */
      readonly writes: boolean;
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'told'; readonly report: Report }
  | { readonly kind: 'done'; readonly report: Report };

export interface FileImport<Report, Choices> {
  readonly step: ImportStep<Report>;
  readonly file: File | null;
  /** The last one, which stays in sight while the file is looked at again: the list that has the focus stays there. */
  readonly report: Report | null;
  readonly choices: Choices;
  /** Looks at the file: nothing is written. */
  readonly look: (file: File) => Promise<void>;
  /** Looks again with what the person decided. */
  readonly decide: (choices: Choices) => Promise<void>;
  readonly carryOut: () => Promise<void>;
  /** Looks at the same file again; null where the file itself was what is wrong. */
  readonly again: (() => Promise<void>) | null;
  readonly cancel: () => void;
  /** As if no file had been chosen. */
  readonly begin: () => void;
}

type SendImport<Report, Choices> = (
  workspace: WorkspaceId,
  file: File,
  choices: Choices,
  dryRun: boolean,
  way: FileWay,
) => Promise<Result<Report>>;

/** Problems that are none of the file (send-file.ts). */
const UNREAD: ReadonlySet<string> = new Set(['cancelled', 'network']);

/** `cancelledLate` is said when a cancelled import may have written something. */
export function useFileImport<Report extends AnyReport, Choices>(
  send: SendImport<Report, Choices>,
  noChoices: Choices,
  cancelledLate: string,
): FileImport<Report, Choices> {
  const { session } = useRoom();
  const [step, setStep] = useState<ImportStep<Report>>({ kind: 'choosing' });
  const [choices, setChoices] = useState(noChoices);
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const { attempt, stop } = useOneAtATime();

  const ask = async (what: string, given: File, chosen: Choices, dryRun: boolean) => {
    const { signal, isLate, end } = attempt(!dryRun);
    const told = (sent: number) => {
      if (!isLate()) setStep({ kind: 'busy', what, sent, writes: !dryRun });
    };
    told(0);
    const answer = await send(session.workspace.id, given, chosen, dryRun, { signal, told });
    if (isLate()) return;
    end();
    setStep(after(answer));
    setReport(answer.ok ? answer.value : null);
  };
  const decide = async (chosen: Choices) => {
    setChoices(chosen);
    if (file) await ask('Looking again', file, chosen, true);
  };
  const isUnread = step.kind === 'refused' && step.problems.some(({ path }) => UNREAD.has(path));
  return {
    step,
    file,
    report,
    choices,
    decide,
    again: file && isUnread ? () => decide(choices) : null,
    look: (given) => {
      setFile(given);
      setReport(null);
      setChoices(noChoices);
      return ask(`Reading ${given.name}`, given, noChoices, true);
    },
    carryOut: async () => {
      if (file) await ask('Importing', file, choices, false);
    },
    cancel: () => {
      const message = stop() ? cancelledLate : fileMessages.cancelled;
      setReport(null);
      setStep({ kind: 'refused', problems: [{ path: 'cancelled', message }] });
    },
    begin: () => {
      stop();
      setFile(null);
      setReport(null);
      setStep({ kind: 'choosing' });
    },
  };
}

function after<Report extends AnyReport>(answer: Result<Report>): ImportStep<Report> {
  if (!answer.ok) return { kind: 'refused', problems: answer.problems };
  return { kind: answer.value.dryRun ? 'told' : 'done', report: answer.value };
}

/** Where the import stands; '' where the page says it otherwise. */
export function sentenceOf<Report>(
  step: ImportStep<Report>,
  isNothing: (report: Report) => boolean,
  doneWith: (report: Report) => string,
): string {
  switch (step.kind) {
    case 'choosing':
    case 'refused':
      return '';
    case 'busy':
      return `${step.what}.`;
    case 'told':
      return isNothing(step.report) ? 'There is nothing to import.' : 'Nothing is written yet.';
    case 'done':
      return doneWith(step.report);
  }
}
