/** Every sheet of a workspace, in the order in which people look for them. */
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
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

export function workspaceSheets(snapshot: WorkspaceSnapshot): Sheet[] {
  return [
    annotationsSheet(snapshot),
    articlesSheet(snapshot),
    codeBookSheet(snapshot),
    attributesSheet(snapshot),
    agreementSheet(snapshot),
    claimGridSheet(snapshot),
    linksSheet(snapshot),
    namingsSheet(snapshot),
    attributionsSheet(snapshot),
    pairingsSheet(snapshot),
    repliesSheet(snapshot),
    votesSheet(snapshot),
    decisionsSheet(snapshot),
    reflectionsSheet(snapshot),
    membersSheet(snapshot),
  ];
}
