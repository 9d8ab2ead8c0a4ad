/** Every sheet of a workspace, in the order in which people look for them. */
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import type { WriteOptions } from '../format.ts';
import { agreementSheet } from './agreement-sheet.ts';
import { annotationsSheet } from './annotations-sheet.ts';
import { articlesSheet, attributesSheet, codeBookSheet, membersSheet } from './article-sheets.ts';
import {
  attributionsSheet,
  claimGridSheet,
  linksSheet,
  namingsSheet,
  pairingsSheet,
} from './comparison-sheets.ts';
import { decisionsSheet } from './decisions-sheet.ts';
import type { Sheet } from './sheet.ts';
import { reflectionsSheet, repliesSheet, votesSheet } from './talk-sheets.ts';

export function workspaceSheets(
  snapshot: WorkspaceSnapshot,
  chosen: Pick<WriteOptions, 'adjudication'>,
): Sheet[] {
  return [
    annotationsSheet(snapshot),
    articlesSheet(snapshot),
    codeBookSheet(snapshot),
    attributesSheet(snapshot),
    agreementSheet(snapshot, chosen),
    claimGridSheet(snapshot, chosen),
    linksSheet(snapshot),
    namingsSheet(snapshot),
    attributionsSheet(snapshot),
    pairingsSheet(snapshot),
    repliesSheet(snapshot),
    votesSheet(snapshot),
    decisionsSheet(snapshot, chosen),
    reflectionsSheet(snapshot),
    membersSheet(snapshot),
  ];
}
