/** The steps of an import of marks: a file is looked at first, the person decides, and then it is done. */
import { useEffect, useRef, useState } from 'react';
import type { ImportReport } from '#core/formats/placing/import-report.ts';
import type { Problem, Result } from '#core/model/result.ts';
import { messages } from '../messages.ts';
import { sendMarks, type ImportChoices } from '../session/import-api.ts';
import { useRoom } from '../session/room.ts';

export type ImportStep =
  | { readonly kind: 'choosing' }
  /** `sent` from 0 to 1. */
  | { readonly kind: 'busy'; readonly what: string; readonly sent: number }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'told'; readonly report: ImportReport }
  | { readonly kind: 'done'; readonly report: ImportReport };

export interface MarkImport {
  readonly step: ImportStep;
  readonly file: File | null;
  /** The last report, which stays in sight while the file is looked at again. */
  readonly report: ImportReport | null;
  readonly choices: ImportChoices;
  /** Looks at the file: nothing is written. */
  readonly look: (file: File) => Promise<void>;
  /** Looks again with what the person decided. */
  readonly decide: (choices: ImportChoices) => Promise<void>;
  readonly carryOut: () => Promise<void>;
  readonly cancel: () => void;
  /** As if no file had been chosen. */
  readonly begin: () => void;
}

const NO_CHOICES: ImportChoices = { sources: new Map(), tags: new Map() };

interface Running {
  readonly controller: AbortController;
  readonly writes: boolean;
}

export function useMarkImport(): MarkImport {
  const { session } = useRoom();
  const [step, setStep] = useState<ImportStep>({ kind: 'choosing' });
  const [choices, setChoices] = useState(NO_CHOICES);
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const running = useRef<Running | null>(null);
  useEffect(() => () => running.current?.controller.abort(), []);

  const stop = (): boolean => {
    const { controller, writes } = running.current ?? { controller: null, writes: false };
    running.current = null;
    controller?.abort();
    return writes;
  };
  const send = async (what: string, given: File, chosen: ImportChoices, dryRun: boolean) => {
    stop();
    const now = { controller: new AbortController(), writes: !dryRun };
    running.current = now;
    const isLate = () => running.current !== now;
    const told = (sent: number) => {
      if (!isLate()) setStep({ kind: 'busy', what, sent });
    };
    told(0);
    const { signal } = now.controller;
    const answer = await sendMarks(session.workspace.id, given, chosen, dryRun, { signal, told });
    if (isLate()) return;
    running.current = null;
    setStep(after(answer));
    setReport(answer.ok ? answer.value : null);
  };
  return {
    step,
    file,
    report,
    choices,
    look: (given) => {
      setFile(given);
      setReport(null);
      setChoices(NO_CHOICES);
      return send(`Reading ${given.name}`, given, NO_CHOICES, true);
    },
    decide: async (chosen) => {
      setChoices(chosen);
      if (file) await send('Looking again', file, chosen, true);
    },
    carryOut: async () => {
      if (file) await send('Importing', file, choices, false);
    },
    cancel: () => {
      const message = stop() ? messages.cancelledLate : messages.cancelled;
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

function after(answer: Result<ImportReport>): ImportStep {
  if (!answer.ok) return { kind: 'refused', problems: answer.problems };
  return { kind: answer.value.dryRun ? 'told' : 'done', report: answer.value };
}
