import { DecisionPanel } from '../decisions/decision-panel.tsx';
import type { Mark } from '../session/marks.ts';
import { Thread } from './thread.tsx';
import { Wordings } from './wordings.tsx';

/** What is said about a mark. Fetched when the first mark is opened. */
export function Talk({ mark }: { readonly mark: Mark }) {
  return (
    <>
      <Wordings mark={mark} />
      <DecisionPanel mark={mark} />
      <Thread mark={mark} />
    </>
  );
}
