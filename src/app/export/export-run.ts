/** One download at a time: begun, told, stopped, saved or refused. */
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '#core/model/result.ts';
import { downloadExport, type ExportAsked, type Exported } from '../session/export-api.ts';
import { savePlace } from './save-place.ts';

export type ExportStep =
  | { readonly kind: 'ready' }
  | { readonly kind: 'running'; readonly bytes: number }
  | { readonly kind: 'saved'; readonly file: Exported }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export interface ExportRun {
  readonly step: ExportStep;
  readonly begin: (asked: ExportAsked) => Promise<void>;
  readonly cancel: () => void;
  /** What was said of the last one is no longer about what is chosen. */
  readonly forget: () => void;
}

/** Milliseconds between two figures that people can tell apart. */
const TOLD_EVERY = 100;

export function useExportRun(): ExportRun {
  const [step, setStep] = useState<ExportStep>({ kind: 'ready' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  return {
    step,
    begin: async (asked) => {
      const controller = new AbortController();
      running.current?.abort();
      running.current = controller;
      setStep({ kind: 'running', bytes: 0 });
      let toldAt = 0;
      const told = (bytes: number) => {
        if (performance.now() - toldAt < TOLD_EVERY || running.current !== controller) return;
        toldAt = performance.now();
        setStep({ kind: 'running', bytes });
      };
      const answer = await downloadExport(asked, {
        signal: controller.signal,
        told,
        place: savePlace,
      });
      if (running.current !== controller) return;
      running.current = null;
      setStep(
        answer.ok
          ? { kind: 'saved', file: answer.value }
          : { kind: 'refused', problems: answer.problems },
      );
    },
    cancel: () => running.current?.abort(),
    forget: () => {
      if (!running.current) setStep({ kind: 'ready' });
    },
  };
}
