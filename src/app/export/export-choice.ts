/** What was last chosen for an export of this workspace, for as long as the tab is open. */
import { useState } from 'react';
import * as v from 'valibot';
import { formatNamed, formats } from '#core/formats/index.ts';
import { EVERYTHING, selectionSchema } from '#core/formats/selection.ts';
import type { WorkspaceId } from '#core/model/ids.ts';
import { inTab } from '../small-memory.ts';

const choiceSchema = v.strictObject({ formatId: v.string(), selection: selectionSchema });
export type ExportChoice = Readonly<v.InferOutput<typeof choiceSchema>>;

const keyOf = (workspace: WorkspaceId) => `crossread/export/${workspace}`;

export function useExportChoice(
  workspace: WorkspaceId,
): [ExportChoice, (choice: ExportChoice) => void] {
  const [choice, setChoice] = useState(() => recalled(workspace));
  return [
    choice,
    (next) => {
      setChoice(next);
      inTab.set(keyOf(workspace), JSON.stringify(next));
    },
  ];
}

function recalled(workspace: WorkspaceId): ExportChoice {
  const stored = inTab.read(keyOf(workspace), choiceSchema);
  if (stored && formatNamed(stored.formatId)) return stored;
  return { formatId: formats[0]?.id ?? '', selection: EVERYTHING };
}
