import type { ReactNode } from 'react';
import { ProblemList } from '../frame/problem-list.tsx';
import { fileSize } from '../words.ts';
import type { ExportStep } from './export-run.ts';

interface ExportOutcomeProps {
  readonly step: ExportStep;
  /** What would be in the file: said while nothing else is to say. */
  readonly children: ReactNode;
}

/** How far the download is, and how it ended. Only the beginning and the end are read out. */
export function ExportOutcome({ step, children }: ExportOutcomeProps) {
  return (
    <>
      {step.kind === 'ready' && <p>{children}</p>}
      {step.kind === 'running' && (
        <p className="progress-line">
          <progress aria-label="Download" />
          <span>{step.bytes === 0 ? 'Writing the file' : `${fileSize(step.bytes)} so far`}</span>
        </p>
      )}
      <output aria-live="polite">
        {step.kind === 'running' && <span className="unseen">The file is being written.</span>}
        {step.kind === 'saved' && (
          <span className="export-saved">
            Saved: {step.file.name}, {fileSize(step.file.bytes)}.
          </span>
        )}
      </output>
      {step.kind === 'refused' && <ProblemList problems={step.problems} />}
    </>
  );
}
