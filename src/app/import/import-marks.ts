/** The steps of an import of marks: a file is looked at first, the person decides, and then it is done. */
import { useRef, useState } from 'react';
import type { ImportReport } from '#core/formats/placing/import-report.ts';
import type { Problem, Result } from '#core/model/result.ts';
import { sendMarks, type ImportChoices } from '../session/import-api.ts';
import { useRoom } from '../session/room.ts';

export type ImportStep =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'busy'; readonly what: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'told'; readonly report: ImportReport }
  | { readonly kind: 'done'; readonly report: ImportReport };

export interface MarkImport {
  readonly step: ImportStep;
  readonly choices: ImportChoices;
  /** Looks at the file: nothing is written. */
  readonly look: (file: File) => Promise<void>;
  /** Looks again with what the person decided. */
  readonly decide: (choices: ImportChoices) => Promise<void>;
  readonly carryOut: () => Promise<void>;
  readonly cancel: () => void;
}

const NO_CHOICES: ImportChoices = { sources: new Map(), tags: new Map() };

export function useMarkImport(): MarkImport {
  const { session } = useRoom();
  const [step, setStep] = useState<ImportStep>({ kind: 'choosing' });
  const [choices, setChoices] = useState(NO_CHOICES);
  const file = useRef<File | null>(null);
  const running = useRef<AbortController | null>(null);

  const send = async (what: string, chosen: ImportChoices, dryRun: boolean) => {
    if (!file.current) return;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setStep({ kind: 'busy', what });
    const { signal } = controller;
    const answer = await sendMarks(session.workspace.id, file.current, chosen, dryRun, signal);
    if (running.current === controller) setStep(after(answer));
  };
  return {
    step,
    choices,
    look: (given) => {
      file.current = given;
      setChoices(NO_CHOICES);
      return send(`Reading ${given.name}`, NO_CHOICES, true);
    },
    decide: (chosen) => {
      setChoices(chosen);
      return send('Looking again', chosen, true);
    },
    carryOut: () => send('Importing', choices, false),
    cancel: () => {
      running.current?.abort();
      running.current = null;
      setStep({ kind: 'choosing' });
    },
  };
}

function after(answer: Result<ImportReport>): ImportStep {
  if (!answer.ok) return { kind: 'refused', problems: answer.problems };
  return { kind: answer.value.dryRun ? 'told' : 'done', report: answer.value };
}
