/** The steps of an import of a code book: a file is looked at first, the person decides, and then it is done. */
import { useRef, useState } from 'react';
import type { CodeBookReport } from '#core/formats/code-books/code-book-report.ts';
import type { Problem, Result } from '#core/model/result.ts';
import {
  NO_CODE_BOOK_CHOICES,
  sendCodeBook,
  type CodeBookChoices,
} from '../session/code-book-api.ts';
import { useRoom } from '../session/room.ts';

export type CodeBookStep =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'busy'; readonly what: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'told'; readonly report: CodeBookReport }
  | { readonly kind: 'done'; readonly report: CodeBookReport };

export interface CodeBookImport {
  readonly step: CodeBookStep;
  readonly choices: CodeBookChoices;
  /** Looks at the file: nothing is written. */
  readonly look: (file: File) => Promise<void>;
  /** Looks again with what the person decided. */
  readonly decide: (choices: CodeBookChoices) => Promise<void>;
  readonly carryOut: () => Promise<void>;
  readonly cancel: () => void;
}

export function useCodeBookImport(): CodeBookImport {
  const { session } = useRoom();
  const [step, setStep] = useState<CodeBookStep>({ kind: 'choosing' });
  const [choices, setChoices] = useState(NO_CODE_BOOK_CHOICES);
  const file = useRef<File | null>(null);
  const running = useRef<AbortController | null>(null);

  const send = async (what: string, chosen: CodeBookChoices, dryRun: boolean) => {
    if (!file.current) return;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    // A second look keeps the first one's report in place: the list that has the focus stays there.
    setStep((before) => (before.kind === 'told' && dryRun ? before : { kind: 'busy', what }));
    const { signal } = controller;
    const answer = await sendCodeBook(session.workspace.id, file.current, chosen, dryRun, signal);
    if (running.current === controller) setStep(after(answer));
  };
  return {
    step,
    choices,
    look: (given) => {
      file.current = given;
      setChoices(NO_CODE_BOOK_CHOICES);
      setStep({ kind: 'choosing' });
      return send(`Reading ${given.name}`, NO_CODE_BOOK_CHOICES, true);
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

function after(answer: Result<CodeBookReport>): CodeBookStep {
  if (!answer.ok) return { kind: 'refused', problems: answer.problems };
  return { kind: answer.value.dryRun ? 'told' : 'done', report: answer.value };
}
